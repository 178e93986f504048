import type { Actor } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { TokenKeys } from './token-keys.ts'

export type Claims = {
  readonly iss: string
  /** The service it is meant for; actors are good for any. */
  readonly aud?: string
  readonly act?: Actor
  /** Epoch seconds. */
  readonly exp: number
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWT in compact form. */
export function signToken(keys: TokenKeys, claims: Claims): string {
  const data = `${encode({ alg: keys.algorithm, typ: 'JWT' })}.${encode(claims)}`
  return `${data}.${keys.sign(data).toString('base64url')}`
}

/** The algorithm is the key's, never the token's own word. */
export function readToken(keys: TokenKeys, token: string, now: number): Claims {
  const [header, body, mark, ...rest] = token.split('.')
  if (!header || !body || !mark || rest.length > 0) throw refused('is not a signed token')
  const claims = decode(body)
  if (!keys.verify(claims.iss, `${header}.${body}`, Buffer.from(mark, 'base64url')))
    throw refused('has a wrong signature')
  if (claims.exp * 1000 <= now) throw refused('has expired')
  return claims
}

function decode(body: string): Claims {
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
    if (isClaims(claims)) return claims
  } catch {}
  throw refused('is not a signed token')
}

const isClaims = (value: unknown): value is Claims =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Claims).iss === 'string' &&
  typeof (value as Claims).exp === 'number'

const refused = (detail: string): PlatformError =>
  new PlatformError('unauthenticated', { detail: `The service token ${detail}` })
