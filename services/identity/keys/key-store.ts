import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type KeyRow = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly permissions: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}
export type NewKey = Omit<KeyRow, 'lastUsedAt' | 'revokedAt'> & {
  readonly hash: Buffer
  readonly createdBy: string
}

const columns = `id, name, prefix, permissions, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`

const insert = statement<KeyRow>(
  'identity.insert-key',
  `insert into api_keys (id, name, prefix, hash, permissions, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (hash) do nothing returning ${columns}`,
)
const list = statement<KeyRow>(
  'identity.list-keys',
  `select ${columns} from api_keys where $1::text is null or id < $1 order by id desc limit $2`,
)
const revoke = statement(
  'identity.revoke-key',
  'update api_keys set revoked_at = $2 where id = $1 and revoked_at is null',
)
/** A use is written down at most once a minute. */
const resolve = statement<Pick<KeyRow, 'id' | 'permissions'>>(
  'identity.resolve-key',
  `with found as (
     select id, permissions, last_used_at from api_keys
      where hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2::timestamptz)
   ), touched as (
     update api_keys set last_used_at = $2
      where id in (select id from found where coalesce(last_used_at, '-infinity') < $2::timestamptz - interval '1 minute')
   )
   select id, permissions from found`,
)
const revoked = statement<{ id: string }>(
  'identity.list-revoked-keys',
  `select id from api_keys where revoked_at > $1::timestamptz - interval '30 seconds'`,
)

/** Undefined when the very key is there already. */
export const insertKey = (tx: Tx, row: NewKey) =>
  tx.maybe(insert, [
    ...[row.id, row.name, row.prefix, row.hash, row.permissions],
    ...[row.createdBy, row.createdAt, row.expiresAt],
  ])
export const listKeys = (db: Queries, before: string | undefined, limit: number) =>
  db.all(list, [before ?? null, limit])
export const revokeKey = (tx: Tx, id: string, now: string) => tx.run(revoke, [id, now])
export const findKeyByHash = (db: Queries, hash: Buffer, now: string) => db.maybe(resolve, [hash, now])
export const listRevokedKeys = async (db: Queries, since: string) =>
  (await db.all(revoked, [since])).map(({ id }) => id)
