import { type Db, type Queries, type Sql, type Statement, sql, type Tx } from '@stoa/platform/db'
import type { JobHandler } from '@stoa/platform/jobs'
import type { Mailer } from '@stoa/platform/mail'

/** Called at every boundary, by its name. */
export type Pass = (boundary: string) => void
type Query = Statement<unknown> | Sql

const ways = ['all', 'one', 'maybe', 'run'] as const
const nameOf = (query: Query): string => ('name' in query ? query.name : 'sql')
const changedNothing = (answer: unknown): boolean =>
  answer === 0 ||
  answer === undefined ||
  (Array.isArray(answer) && answer.length === 0) ||
  (answer as { moved?: number }).moved === 0

type Reads = (query: Query) => boolean

/** Whether a statement only reads: it names no change, nor a function of the schema that may make one. */
async function readsOf(db: Db): Promise<Reads> {
  const changing = await db.all<{ name: string }>(
    sql`select distinct proname as name from pg_proc where pronamespace = current_schema()::regnamespace and provolatile = 'v'`,
  )
  const words = ['insert into', 'update', 'delete from', 'enqueue', ...changing.map(({ name }) => name)]
  const changes = new RegExp(String.raw`\b(${words.join('|')})\b`, 'i')
  return query => 'text' in query && !changes.test(query.text)
}

/**
 * Every step that a service persists, named by the statements that it is made of: one that is new is a boundary
 * without being listed. What only reads, or changed nothing, is none.
 */
export async function boundedDb(db: Db, service: string, pass: Pass): Promise<Db> {
  const onlyReads = await readsOf(db)
  const alone = async (way: (typeof ways)[number], query: Query, params?: readonly unknown[]) => {
    const answer = await (db[way] as (query: Query, params?: readonly unknown[]) => Promise<unknown>)(
      query,
      params,
    )
    if (!onlyReads(query) && !changedNothing(answer)) pass(`${service}: after ${nameOf(query)}`)
    return answer
  }
  const tx: Db['tx'] = async (fn, options) => {
    const names = new Set<string>()
    const written = () => `${service}: %s [${[...names].toSorted().join(' ')}]`
    const result = await db.tx(async inner => {
      names.clear()
      const made = await fn(noting(inner, names, onlyReads))
      if (names.size > 0) pass(written().replace('%s', 'before its commit'))
      return made
    }, options)
    if (names.size > 0) pass(written().replace('%s', 'after its commit'))
    return result
  }
  return {
    ...(Object.fromEntries(ways.map(way => [way, alone.bind(undefined, way)])) as unknown as Queries), // as it was
    ...{ tx, close: () => db.close() },
    get stats() {
      return db.stats
    },
  }
}

/** The transaction as it is, which notes what it writes. */
function noting(tx: Tx, names: Set<string>, onlyReads: Reads): Tx {
  const noted = ways.map(way => [
    way,
    (query: Query, params?: readonly unknown[]) => {
      if (!onlyReads(query)) names.add(nameOf(query))
      return (tx[way] as (query: Query, params?: readonly unknown[]) => unknown)(query, params)
    },
  ])
  return { ...tx, ...Object.fromEntries(noted) }
}

export const boundedMailer = (mailer: Mailer, pass: Pass): Mailer => ({
  ...mailer,
  async send(mail) {
    pass('smtp: before the mail server has the mail')
    const handover = await mailer.send(mail)
    pass(taken)
    return handover
  },
})
/** Its answer is not written down yet. */
export const taken = 'smtp: the mail server has the mail'

export const boundedJob = (handler: JobHandler, pass: Pass): JobHandler => ({
  job: handler.job,
  async run(...turn) {
    pass(`job: before ${handler.job.name}`)
    await handler.run(...turn)
    pass(`job: before ${handler.job.name} is acknowledged`)
  },
})
