import type { Db, Queries, Tx } from '../db/index.ts'

/** A database that remembers how many statements went through it, those of its transactions too. */
export function countStatements(db: Db): { readonly db: Db; taken(): number } {
  let count = 0
  const watch = <Q extends Queries>(queries: Q): Q => {
    const counted = (['all', 'one', 'maybe', 'run'] as const).map(name => [
      name,
      (...args: Parameters<Q[typeof name]>) => {
        count++
        return (queries[name] as (...args: unknown[]) => unknown)(...args)
      },
    ])
    return { ...queries, ...Object.fromEntries(counted) }
  }
  const watched = watch(db)
  const tx: Db['tx'] = (fn, options) => db.tx((inner: Tx) => fn(watch(inner)), options)
  return {
    db: { ...watched, tx },
    taken() {
      const since = count
      count = 0
      return since
    },
  }
}
