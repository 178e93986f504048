import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type SessionRow = {
  readonly id: string
  readonly kind: 'customer' | 'staff'
  readonly subject: string
  readonly transport: 'cookie' | 'token'
  readonly device: string
  readonly createdAt: string
  readonly lastUsedAt: string
  readonly expiresAt: string
}

export type NewSession = Omit<SessionRow, 'lastUsedAt'> & {
  readonly secretHash: Buffer | null
  readonly idleSeconds: number
}

const columns = `id, kind, subject, transport, device, created_at as "createdAt", last_used_at as "lastUsedAt",
  expires_at as "expiresAt"`
const alive = (now: string) => `ended_at is null and expires_at > ${now} and last_used_at + idle > ${now}`

const insert = statement(
  'identity.insert-session',
  `insert into sessions (id, kind, subject, transport, secret_hash, device, idle, created_at, last_used_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, make_interval(secs => $7), $8, $8, $9)`,
)
const end = statement(
  'identity.end-session',
  'update sessions set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null',
)
const endOwn = statement(
  'identity.end-own-session',
  `update sessions set ended_at = $3, end_reason = 'revoked' where id = $1 and subject = $2 and ended_at is null`,
)
const endAll = statement(
  'identity.end-sessions-of',
  'update sessions set ended_at = $2, end_reason = $3 where subject = $1 and ended_at is null',
)
const endBySecret = statement(
  'identity.end-session-by-secret',
  `update sessions set ended_at = $2, end_reason = 'signed-out'
    where ended_at is null
      and (secret_hash = $1 or id = (select session_id from refresh_tokens where hash = $1))`,
)
const listOf = statement<SessionRow>(
  'identity.list-sessions',
  `select ${columns} from sessions where subject = $1 and ${alive('$2::timestamptz')} order by last_used_at desc, id`,
)
/** From thirty seconds before, since a commit may come later than its time: twice what a statement may take. */
const ended = statement<{ id: string }>(
  'identity.list-ended-sessions',
  `select id from sessions where ended_at > $1::timestamptz - interval '30 seconds'`,
)
const sweepOld = statement(
  'identity.sweep-sessions',
  'delete from sessions where expires_at < $1 or ended_at < $1 or last_used_at + idle < $1',
)

export type Resolved = SessionRow & {
  readonly emailVerified: boolean | null
  readonly group: string | null
  readonly roles: readonly string[] | null
  readonly enrolled: boolean | null
}

const who = `select session.*, customer.email_verified_at is not null as verified, customer.group_code,
            staff.roles, staff.totp_confirmed_at is not null as enrolled
       from sessions session
       left join customers customer on session.kind = 'customer' and customer.id = subject and customer.status = 'active'
       left join staff on session.kind = 'staff' and staff.id = subject and staff.status = 'active'`
const shown = `${columns}, verified as "emailVerified", group_code as "group", roles, enrolled`
const open = `${alive('$2::timestamptz')} and (customer.id is not null or staff.id is not null)`

/** A look at most once a minute is written down: who browses does not write with every page. */
const resolve = statement<Resolved>(
  'identity.resolve-session',
  `with found as (${who} where secret_hash = $1 and ${open}), touched as (
     update sessions set last_used_at = $2
      where id in (select id from found where last_used_at < $2::timestamptz - interval '1 minute'))
   select ${shown} from found`,
)
const byId = statement<Resolved>(
  'identity.find-open-session',
  `with found as (${who} where session.id = $1 and ${open}) select ${shown} from found`,
)

export const insertSession = (tx: Tx, row: NewSession): Promise<number> =>
  tx.run(insert, [
    ...[row.id, row.kind, row.subject, row.transport, row.secretHash],
    ...[row.device, row.idleSeconds, row.createdAt, row.expiresAt],
  ])
export const endSession = (db: Queries, id: string, reason: string, now: string) =>
  db.run(end, [id, now, reason])
export const endOwnSession = (db: Queries, id: string, subject: string, now: string) =>
  db.run(endOwn, [id, subject, now])
export const endSessionsOf = (db: Queries, subject: string, reason: string, now: string) =>
  db.run(endAll, [subject, now, reason])
export const endSessionBySecret = (db: Queries, hash: Buffer, now: string) => db.run(endBySecret, [hash, now])
export const listSessionsOf = (db: Queries, subject: string, now: string) => db.all(listOf, [subject, now])
export const resolveSecret = (db: Queries, hash: Buffer, now: string) => db.maybe(resolve, [hash, now])
export const findOpenSession = (db: Queries, id: string, now: string) => db.maybe(byId, [id, now])
export const listEndedSessions = async (db: Queries, since: string) =>
  (await db.all(ended, [since])).map(({ id }) => id)
export const sweepSessions = (db: Queries, before: string) => db.run(sweepOld, [before])
