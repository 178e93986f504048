const atOnce = 4

/** A few at a time, each for itself. `goOn` is asked before each of them. */
export async function inTurn<T>(
  items: readonly T[],
  each: (item: T) => Promise<unknown>,
  goOn: () => boolean = () => true,
): Promise<void> {
  const left = [...items]
  const work = async () => {
    for (let item = left.shift(); item !== undefined && goOn(); item = left.shift()) await each(item)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
