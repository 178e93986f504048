import type { IncomingMessage } from 'node:http'
import { PlatformError } from '@stoa/kernel/errors'
import type { Principal, VerifyCaller } from './edge.ts'
import { type Claims, readToken } from './signed-token.ts'
import type { TokenKeys } from './token-keys.ts'

const maxKept = 10_000

/** Reads the signed caller and the signed actor; both must be signed by the same service. */
export function callerVerifier(keys: TokenKeys, clock: { now(): number } = Date): VerifyCaller {
  const read = keptReader(keys, clock)
  return (request, service): Principal => {
    const caller = read(bearerOf(request))
    if (caller.aud !== service)
      throw new PlatformError('unauthenticated', { detail: 'The token is for another service' })
    const signed = request.headers['x-actor']
    if (typeof signed !== 'string') return { caller: caller.iss, actor: { kind: 'anonymous' } }
    const { iss, act } = read(signed)
    if (iss !== caller.iss || !act)
      throw new PlatformError('unauthenticated', { detail: 'The actor was not signed by the caller' })
    return { caller: caller.iss, actor: act }
  }
}

function bearerOf({ headers }: IncomingMessage): string {
  const { authorization = '' } = headers
  if (!authorization.startsWith('Bearer ')) throw new PlatformError('unauthenticated')
  return authorization.slice(7)
}

/** A token is sent for half a minute, so its signature is checked once. */
function keptReader(keys: TokenKeys, clock: { now(): number }): (token: string) => Claims {
  const kept = new Map<string, Claims>()
  return token => {
    const now = clock.now()
    const known = kept.get(token)
    if (known && known.exp * 1000 > now) return known
    const claims = readToken(keys, token, now)
    if (kept.size >= maxKept) kept.clear()
    kept.set(token, claims)
    return claims
  }
}
