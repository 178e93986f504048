/** Where calls stop on their way: whoever holds the schedule says which goes on next. */
export type Gates = {
  pass(): Promise<void>
  waiting(): number
  open(which: number): void
  /** Everything goes on, and nothing stops any more. */
  stayOpen(): void
}

export function createGates(): Gates {
  const stopped: (() => void)[] = []
  let free = false
  return {
    pass: () => (free ? Promise.resolve() : new Promise(resolve => stopped.push(resolve))),
    waiting: () => stopped.length,
    open: which => stopped.splice(which, 1)[0]?.(),
    stayOpen() {
      free = true
      for (const go of stopped.splice(0)) go()
    },
  }
}
