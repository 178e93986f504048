import type { Db, Queries, Tx } from '@stoa/platform/db'

export type Counting = Db & { readonly counted: { statements: number; transactions: number } }

/** Counts what a service asks of its database: a number that must not grow with what it is asked for. */
export function counting(db: Db): Counting {
  const counted = { statements: 0, transactions: 0 }
  const over = (queries: Queries): Queries => ({
    all: (...args) => {
      counted.statements += 1
      return queries.all(...args)
    },
    one: (...args) => {
      counted.statements += 1
      return queries.one(...args)
    },
    maybe: (...args) => {
      counted.statements += 1
      return queries.maybe(...args)
    },
    run: (...args) => {
      counted.statements += 1
      return queries.run(...args)
    },
  })
  return {
    ...over(db),
    tx: (work, options) => {
      counted.transactions += 1
      // The brand of a transaction exists in types only.
      return db.tx(tx => work({ ...over(tx), afterCommit: tx.afterCommit } as Tx), options)
    },
    close: () => db.close(),
    get stats() {
      return db.stats
    },
    counted,
  }
}
