import type { Db } from '@stoa/platform/db'
import type { Provider } from '../provider/provider.ts'

/** Runs `die` at the n-th boundary; everything after it finds the process dead. */
export type Stumble = {
  readonly db: (db: Db) => Db
  readonly around: (provider: Provider) => Provider
  /** A boundary that is neither in the database nor at the provider: an answer, a job that is done. */
  readonly pass: (boundary: string) => void
  /** Every boundary that was passed, in order. */
  readonly passed: string[]
}

const calls = ['charge', 'capture', 'void', 'refund', 'read', 'find'] as const

/**
 * The boundaries are where they are, not where somebody marked them: before each transaction, before its commit, after
 * it, before and after each write that is a transaction by itself, before each call to the provider and after it. A
 * new step is found without being listed.
 */
export function stumbleAt(n: number, die: (boundary: string) => void): Stumble {
  const passed: string[] = []
  const pass = (boundary: string): void => {
    passed.push(boundary)
    if (passed.length >= n) die(boundary)
  }
  return {
    ...{ pass, passed },
    db: db => ({
      ...db,
      get stats() {
        return db.stats
      },
      run: async (...args) => {
        pass('before a write')
        const changed = await db.run(...args)
        pass('after a write')
        return changed
      },
      tx: async (fn, options) => {
        pass('before a transaction')
        const result = await db.tx(async tx => {
          const inner = await fn(tx)
          pass('before its commit')
          return inner
        }, options)
        pass('after its commit')
        return result
      },
    }),
    around: provider => {
      const wrapped = calls.map(name => [
        name,
        async (input: never) => {
          pass(`before ${name}`)
          const answer = await (provider[name] as (input: never) => Promise<unknown>)(input)
          pass(`after ${name}`)
          return answer
        },
      ])
      // The same functions with a boundary on either side.
      return { ...provider, ...Object.fromEntries(wrapped) } as Provider
    },
  }
}
