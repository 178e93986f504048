import { type Queries, statement } from '@stoa/platform/db'

export type ProcessRow = {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly step: string
  readonly attempt: number
  readonly error: string | null
  readonly dueAt: string
  readonly waitUntil: string | null
  readonly startedAt: string
  readonly since: string
  readonly log: readonly string[]
}

const columns = `id, kind, status, step, attempt, error, due_at as "dueAt", wait_until as "waitUntil",
  started_at as "startedAt", since, log`
const open = `status in ('running', 'waiting', 'undoing')`
/** Neither moving nor waiting in time. */
const stuck = `greatest(since, wait_until) < $1`

const page = statement<ProcessRow>(
  'orders.list-processes',
  `select ${columns} from sagas where ${open} and ($2 = false or ${stuck}) and (started_at, id) > ($3, $4)
    order by started_at, id limit $5`,
)
const find = statement<ProcessRow>('orders.find-process', `select ${columns} from sagas where id = $1`)
const counts = statement<{ open: number; stuck: number }>(
  'orders.count-processes',
  `select count(*)::int as open, count(*) filter (where ${stuck})::int as stuck from sagas where ${open}`,
)
const pushOn = statement(
  'orders.push-process',
  `update sagas set due_at = least(due_at, $2) where id = $1 and ${open}`,
)

export type Position = { readonly startedAt: string; readonly id: string }
export const listProcesses = (
  db: Queries,
  late: string,
  onlyStuck: boolean,
  after: Position,
  limit: number,
) => db.all(page, [late, onlyStuck, after.startedAt, after.id, limit])
export const findProcess = (db: Queries, id: string) => db.maybe(find, [id])
export const countProcesses = (db: Queries, late: string) => db.one(counts, [late])
export const pushProcess = (db: Queries, id: string, now: string) => db.run(pushOn, [id, now])
