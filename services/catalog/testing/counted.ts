import type { Db, Queries, Tx } from '@stoa/platform/db'

/** Every statement, alone or in a transaction, counted. */
export function counted(db: Db, count: () => void): Db {
  const counting = <Q extends Queries>(queries: Q): Q => ({
    ...queries,
    all: asking(queries.all, count),
    one: asking(queries.one, count),
    maybe: asking(queries.maybe, count),
    run: asking(queries.run, count),
  })
  return { ...counting(db), tx: (fn, options) => db.tx((tx: Tx) => fn(counting(tx)), options) }
}

const asking =
  <A extends unknown[], R>(ask: (...args: A) => R, count: () => void) =>
  (...args: A): R => {
    count()
    return ask(...args)
  }
