type Print = (line: string) => void

/** A line every few seconds and at the end: how many of how many, how fast, how long it will take. */
export function progressOf(total: number, print: Print, now: () => number, everyMs = 3_000) {
  const began = now()
  let told = began
  return (done: number): void => {
    const at = now()
    if (done < total && at - told < everyMs) return
    told = at
    const seconds = Math.max(0.001, (at - began) / 1_000)
    const rate = done / seconds
    const left = done < total ? `, about ${Math.ceil((total - done) / rate)} s left` : ''
    const percent = Math.floor((done / total) * 100)
    print(`  ${count(done)} of ${count(total)} products (${percent} %), ${count(Math.round(rate))}/s${left}`)
  }
}

export const count = (value: number): string => value.toLocaleString('en')
