export type Drainable = { drain(): Promise<number> }

/** Until relay, consumers and jobs have all been asked and none had anything to do: tests never sleep. */
export async function drain(parts: readonly Drainable[]): Promise<void> {
  for (let done = 1, round = 0; done > 0; round++) {
    if (round === 1000) throw new Error('still not idle after 1000 rounds: something makes work for itself')
    done = 0
    for (const part of parts) done += await part.drain()
  }
}
