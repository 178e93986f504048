import type { Db } from '@stoa/platform/db'

export type Commits = Record<string, number>

/** Every transaction, and every statement that is one by itself: what the server counts as commits. */
export function countingCommits(db: Db, name: string, commits: Commits): Db {
  const one = <R>(work: R): R => {
    commits[name] = (commits[name] ?? 0) + 1
    return work
  }
  return {
    all: (...args) => one(db.all(...args)),
    one: (...args) => one(db.one(...args)),
    maybe: (...args) => one(db.maybe(...args)),
    run: (...args) => one(db.run(...args)),
    tx: (work, options) => one(db.tx(work, options)),
    close: () => db.close(),
    get stats() {
      return db.stats
    },
  }
}
