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

const alone = ['all', 'one', 'maybe'] as const

/**
 * The boundaries are where they are, not where somebody marked them: before each transaction, before its commit, after
 * it, before and after each statement that is a transaction by itself, before each call to the provider and after it. A
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
      ...bounded(db, alone, pass, ['before a transaction', 'after its commit']),
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
    around: provider => ({ ...provider, ...bounded(provider, calls, pass) }),
  }
}

/** The same functions with a boundary on either side. */
function bounded<T extends object, K extends keyof T & string>(
  from: T,
  names: readonly K[],
  pass: (boundary: string) => void,
  said?: readonly [before: string, after: string],
): Pick<T, K> {
  const wrapped = names.map(name => [
    name,
    async (...args: never[]) => {
      pass(said?.[0] ?? `before ${name}`)
      const answer = await (from[name] as (...args: never[]) => Promise<unknown>)(...args)
      pass(said?.[1] ?? `after ${name}`)
      return answer
    },
  ])
  return Object.fromEntries(wrapped)
}
