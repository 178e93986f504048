import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type RefreshRow = {
  readonly sessionId: string
  readonly usedAt: string | null
  readonly subject: string
  readonly emailVerified: boolean
  readonly active: boolean
  readonly version: number
  readonly expiresAt: string
  readonly alive: boolean
}

/** The session's row is locked first, so that racing tabs come one after the other. */
const lock = statement<RefreshRow>(
  'identity.lock-refresh-token',
  `select token.session_id as "sessionId", token.used_at as "usedAt", session.subject, session.expires_at as "expiresAt",
          session.ended_at is null and session.expires_at > $2 and session.last_used_at + session.idle > $2 as alive,
          customer.email_verified_at is not null as "emailVerified", customer.status = 'active' as active,
          customer.version
     from refresh_tokens token
     join sessions session on session.id = token.session_id
     join customers customer on customer.id = session.subject
    where token.hash = $1 for update of session, token`,
)
const insert = statement(
  'identity.insert-refresh-token',
  'insert into refresh_tokens (hash, session_id) values ($1, $2)',
)
const use = statement(
  'identity.use-refresh-token',
  `with used as (update refresh_tokens set used_at = $2 where hash = $1)
   update sessions set last_used_at = $2 where id = $3`,
)
const sweep = statement('identity.sweep-refresh-tokens', 'delete from refresh_tokens where used_at < $1')

export const lockRefreshToken = (tx: Tx, hash: Buffer, now: string) => tx.maybe(lock, [hash, now])
export const insertRefreshToken = (tx: Tx, hash: Buffer, sessionId: string) =>
  tx.run(insert, [hash, sessionId])
export const useRefreshToken = (tx: Tx, hash: Buffer, now: string, sessionId: string) =>
  tx.run(use, [hash, now, sessionId])
export const sweepRefreshTokens = (db: Queries, usedBefore: string) => db.run(sweep, [usedBefore])
