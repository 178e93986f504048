import { setImmediate } from 'node:timers/promises'
import type { Db } from '@stoa/platform/db'

/** Knows when nothing is asked of the database any more, and nothing follows from its last answer. */
export function countingWork() {
  let open = 0
  const resting: (() => void)[] = []
  const count = async <R>(work: Promise<R>): Promise<R> => {
    open += 1
    try {
      return await work
    } finally {
      open -= 1
      if (open === 0) for (const wake of resting.splice(0)) wake()
    }
  }
  return {
    over: (db: Db): Db => ({
      all: (...args) => count(db.all(...args)),
      one: (...args) => count(db.one(...args)),
      maybe: (...args) => count(db.maybe(...args)),
      run: (...args) => count(db.run(...args)),
      tx: (work, options) => count(db.tx(work, options)),
      close: () => db.close(),
      get stats() {
        return db.stats
      },
    }),
    async rest() {
      for (await setImmediate(); open > 0; await setImmediate())
        await new Promise<void>(resolve => resting.push(resolve))
    },
  }
}
