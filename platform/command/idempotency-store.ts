import type { Result } from '@stoa/kernel/result'
import { isRawJson } from '../contract/index.ts'
import { type Db, statement, type Tx } from '../db/index.ts'

export type Key = {
  readonly service: string
  readonly principal: string
  readonly method: string
  readonly key: string
}
export type Answer = {
  readonly fingerprint: string
  readonly result: Result<unknown, unknown>
  readonly now: string
  readonly expires: string
}
type Stored = { readonly fingerprint: string; readonly result: Result<never, never> }

const lock = statement<{ locked: boolean }>(
  'kit.lock-key',
  'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked',
)
const find = statement<Stored>(
  'kit.find-key',
  `select fingerprint, result from idempotency where principal = $1 and method = $2 and key = $3 and expires_at > $4`,
)
const savepoint = statement('kit.before-effect', 'savepoint before_effect')
const undo = statement('kit.undo-effect', 'rollback to savepoint before_effect')
const store = statement(
  'kit.store-key',
  `insert into idempotency as i (principal, method, key, fingerprint, result, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (principal, method, key) do update
      set fingerprint = excluded.fingerprint, result = excluded.result,
          created_at = excluded.created_at, expires_at = excluded.expires_at`,
)
const sweep = statement(
  'kit.sweep-keys',
  `delete from idempotency where ctid = any(array(select ctid from idempotency where expires_at <= $1 limit 5000))`,
)

/** Three statements in one round trip. The row is looked for under the lock, so a holder that just ended is seen. */
export async function openKey(
  tx: Tx,
  { service, principal, method, key }: Key,
  now: string,
): Promise<{ locked: boolean; stored: Stored | undefined }> {
  const [{ locked }, stored] = await Promise.all([
    tx.one(lock, [JSON.stringify([service, principal, method, key])]),
    tx.maybe(find, [principal, method, key, now]),
    tx.run(savepoint),
  ])
  return { locked, stored }
}

export const undoEffect = (tx: Tx): Promise<number> => tx.run(undo)

export const storeResult = (tx: Tx, { principal, method, key }: Key, answer: Answer): Promise<number> =>
  tx.run(store, [
    principal,
    method,
    key,
    answer.fingerprint,
    toJson(answer.result),
    answer.now,
    answer.expires,
  ])

/** A prepared document is stored as what it says, so that the replay is the same answer. */
const toJson = (result: Result<unknown, unknown>): string =>
  result.ok && isRawJson(result.value) ? `{"ok":true,"value":${result.value.text}}` : JSON.stringify(result)

/** Forgets keys that have expired; answers how many. Look-ups ignore them from their expiry on, swept or not. */
export async function sweepIdempotency(db: Db, clock: { iso(): string }): Promise<number> {
  let total = 0
  for (let swept = 1; swept > 0; total += swept) swept = await db.run(sweep, [clock.iso()])
  return total
}
