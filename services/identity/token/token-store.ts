import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { idOfOneTimeToken, oneTimeToken } from '../crypto/secret-token.ts'
import { type IdentityDeps, later } from '../deps.ts'

export type TokenKind = 'verify-email' | 'change-email' | 'reset-password' | 'invite-staff' | 'admin-link'
export type TokenRow = {
  readonly id: string
  readonly kind: TokenKind
  readonly subject: string
  readonly emailKey: string | null
  readonly newEmail: string | null
  readonly expiresAt: string
}

const minute = 60_000
const lifetimes: Readonly<Record<TokenKind, number>> = {
  'verify-email': 3 * 24 * 60 * minute,
  'change-email': 24 * 60 * minute,
  'reset-password': 60 * minute,
  'invite-staff': 3 * 24 * 60 * minute,
  'admin-link': 10 * minute,
}

const columns = `id, kind, subject, email_key as "emailKey", new_email as "newEmail", expires_at as "expiresAt"`
const replace = statement(
  'identity.insert-token',
  `with replaced as (
     update one_time_tokens set used_at = $6 where subject = $3 and kind = $2 and used_at is null)
   insert into one_time_tokens (id, kind, subject, email_key, expires_at, new_email) values ($1, $2, $3, $4, $5, $7)`,
)
const use = statement<TokenRow>(
  'identity.use-token',
  `update one_time_tokens set used_at = $2 where id = $1 and kind = $3 and used_at is null and expires_at > $2
   returning ${columns}`,
)
const find = statement<TokenRow>(
  'identity.find-token',
  `select ${columns} from one_time_tokens where id = $1 and used_at is null and expires_at > $2`,
)
const sweep = statement('identity.sweep-tokens', 'delete from one_time_tokens where expires_at < $1')
const forget = statement('identity.forget-tokens', 'delete from one_time_tokens where subject = $1')

export type Issued = { readonly tokenId: string; readonly token: string; readonly expiresAt: string }

type NewToken = Pick<TokenRow, 'kind' | 'subject'> & Partial<Pick<TokenRow, 'emailKey' | 'newEmail'>>

/** The one before of its kind is void from now on. */
export async function issueToken(
  tx: Tx,
  deps: IdentityDeps,
  { kind, subject, emailKey = null, newEmail = null }: NewToken,
): Promise<Issued> {
  const tokenId = deps.ids.next('tok')
  const expiresAt = later(deps, lifetimes[kind])
  await tx.run(replace, [tokenId, kind, subject, emailKey, expiresAt, deps.clock.iso(), newEmail])
  return { tokenId, token: oneTimeToken(deps.tokenKey, tokenId), expiresAt }
}

/** Of many who use it at once, one gets the row. */
export async function useToken(
  tx: Tx,
  deps: IdentityDeps,
  kind: TokenKind,
  token: string,
): Promise<TokenRow | undefined> {
  const id = idOfOneTimeToken(deps.tokenKey, token)
  return id === undefined ? undefined : tx.maybe(use, [id, deps.clock.iso(), kind])
}

export const findToken = (db: Queries, id: string, now: string) => db.maybe(find, [id, now])
export const sweepTokens = (db: Queries, now: string) => db.run(sweep, [now])
export const forgetTokens = (db: Queries, subject: string) => db.run(forget, [subject])

export const tokenInvalid = {
  code: 'token_invalid',
  detail: 'Ask for a new link: this one was used, replaced or has expired',
} as const
