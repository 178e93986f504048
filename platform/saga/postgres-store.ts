import { type Db, type Queries, statement, type Tx } from '../db/index.ts'
import type { Failure, SagaRow, SagaStatus, SagaWrite, Together } from './saga.ts'
import { FenceLost, type SagaStore, type Saved } from './store.ts'

type DbRow = {
  id: string
  kind: string
  status: SagaStatus
  step: string
  state: unknown
  attempt: number
  fence: number
  revision: number
  leasedUntil: string
  dueAt: string
  waitUntil: string | null
  undoFrom: string | null
  failure: Failure | null
  error: string | null
  traceparent: string | null
  startedAt: string
  since: string
}

const columns = `id, kind, status, step, state, attempt, fence, revision, leased_until as "leasedUntil", due_at as "dueAt",
  wait_until as "waitUntil", undo_from as "undoFrom", failure, error, traceparent, started_at as "startedAt", since`

/** From `$at`: thirteen parameters, which `sagaParams` answers. */
const inserted = (from: string, at: number): string => {
  const [id, kind, status, step, state, attempt, fence, revision, leased, due, trace, started, note] =
    Array.from({ length: 13 }, (_, n) => `$${at + n}`)
  return `insert into sagas (id, kind, status, step, state, attempt, fence, revision, leased_until, due_at, traceparent,
                             started_at, since, log)
    select ${id}, ${kind}, ${status}, ${step}, ${state}::json, ${attempt}::integer, ${fence}::integer, ${revision}::integer,
           ${leased}::timestamptz, ${due}::timestamptz, ${trace}, ${started}::timestamptz, ${started}::timestamptz,
           array[${note}]${from}`
}
/** A saga in the statement that makes way for it, one for each row of `from`: its last part. */
export const sagaInsertFrom = (from: string, at: number): string => inserted(` from ${from}`, at)
export const sagaParams = <S>({ row, note, at }: Saved<S>): unknown[] => [
  ...[
    row.id,
    row.kind,
    row.status,
    row.step,
    JSON.stringify(row.state),
    row.attempt,
    row.fence,
    row.revision,
  ],
  ...[iso(row.leasedUntil), iso(row.dueAt), row.traceparent, iso(row.startedAt), noteAt(at, note)],
]

const insert = statement('saga.insert', inserted('', 1))
const findById = statement<DbRow>('saga.find', `select ${columns} from sagas where id = $1`)
const take = statement<DbRow>(
  'saga.take',
  `update sagas set fence = fence + 1, leased_until = $3
    where id = $1 and leased_until <= $2 and status in ('running', 'waiting', 'undoing')
   returning ${columns}`,
)
/** From `$at`: fifteen parameters, which `sagaSaveParams` answers. */
const updated = (at: number): string => {
  const [
    id,
    fence,
    status,
    step,
    state,
    attempt,
    leased,
    due,
    wait,
    undo,
    failure,
    error,
    since,
    note,
    revision,
  ] = Array.from({ length: 15 }, (_, n) => `$${at + n}`)
  return `update sagas set status = ${status}, step = ${step}, state = ${state}, attempt = ${attempt}, leased_until = ${leased},
                           due_at = ${due}, wait_until = ${wait}, undo_from = ${undo}, failure = ${failure}, error = ${error},
                           since = ${since}, log = log || array[${note}], revision = ${revision}
           where id = ${id} and fence = ${fence} and revision = ${revision} - 1`
}
/** `saved as (update sagas …)`: the saga's row in the statement of its step; a row of `saved` says that it was its own. */
export const sagaSaveCte = (at: number): string => `saved as (${updated(at)} returning id)`
export const sagaSaveParams = ({ row, note, at }: SagaWrite): unknown[] => [
  ...[row.id, row.fence, row.status, row.step, JSON.stringify(row.state), row.attempt],
  ...[iso(row.leasedUntil), iso(row.dueAt), row.waitUntil === null ? null : iso(row.waitUntil)],
  ...[row.undoFrom, row.failure && JSON.stringify(row.failure), row.error, iso(row.since)],
  ...[noteAt(at, note), row.revision],
]
const save = statement('saga.save', updated(1))
const release = statement(
  'saga.release',
  `update sagas set leased_until = '-infinity' where id = $1 and fence = $2`,
)
const wake = statement<{ id: string }>(
  'saga.wake',
  `update sagas set due_at = least(due_at, $2) where id = any($1) and status = 'waiting' returning id`,
)
const due = statement<{ id: string }>(
  'saga.due',
  `select id from sagas where status in ('running', 'waiting', 'undoing') and due_at <= $1 and leased_until <= $1
    order by due_at, id limit $2`,
)
const prune = statement(
  'saga.prune',
  `delete from sagas where status in ('done', 'undone') and ctid = any(array(
     select ctid from sagas where status in ('done', 'undone') and since < $1 limit 1000))`,
)

const iso = (ms: number): string => new Date(ms).toISOString()
/** A free lease is '-infinity' in the table. */
const ms = (time: string): number => (time === '-infinity' ? 0 : Date.parse(time))

export const toSagaRow = ({ leasedUntil, dueAt, waitUntil, startedAt, since, ...row }: DbRow): SagaRow => ({
  ...row,
  ...{ leasedUntil: ms(leasedUntil), dueAt: ms(dueAt), startedAt: ms(startedAt), since: ms(since) },
  waitUntil: waitUntil === null ? null : ms(waitUntil),
})

const noteAt = (at: number, note: string): string => `${iso(at)} ${note}`

async function write(db: Queries, saved: SagaWrite, together?: Together): Promise<void> {
  const mine = together ? await together(saved) : (await db.run(save, sagaSaveParams(saved))) > 0
  if (!mine) throw new FenceLost(saved.row.id)
}

/** Times come from the caller's clock: a replica whose clock is wrong takes over early, and its fence keeps that harmless. */
export function postgresStore(db: Db): SagaStore<Tx> {
  const rowOf = (found: DbRow | undefined) => found && toSagaRow(found)
  return {
    insert: async (tx, saved) => void (await tx.run(insert, sagaParams(saved))),
    find: async id => rowOf(await db.maybe(findById, [id])),
    take: async (id, now, until) => rowOf(await db.maybe(take, [id, iso(now), iso(until)])),
    save: saved => write(db, saved),
    saveWith: effect =>
      db.tx(async tx => {
        const saved = await effect(tx)
        await Promise.all([write(tx, saved, saved.together), saved.beside?.()])
        return saved.row
      }),
    release: async (id, fence) => void (await db.run(release, [id, fence])),
    wake: async (tx, ids, now) => (await tx.all(wake, [ids, iso(now)])).map(({ id }) => id),
    due: async (now, limit) => (await db.all(due, [iso(now), limit])).map(({ id }) => id),
  }
}

/** Forgets ended sagas that are older; answers how many. */
export async function pruneSagas(db: Db, before: number): Promise<number> {
  let total = 0
  for (let pruned = 1; pruned > 0; total += pruned) pruned = await db.run(prune, [iso(before)])
  return total
}
