import type { Actor } from '@stoa/kernel/call'
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'

export type AccessTokens = {
  /** The customer of a token that is ours and holds, or nothing. */
  verify(token: string): Promise<{ readonly actor: Actor; readonly sessionId: string } | undefined>
}

type Options = {
  readonly keySet: () => Promise<JSONWebKeySet>
  readonly issuer: string
  readonly clock: { now(): number }
}

const keepMs = 300_000
const refetchMs = 10_000

/** Keys are fetched when they are first needed, every five minutes, and when a token names one that is new. */
export function accessTokens({ keySet, issuer, clock }: Options): AccessTokens {
  let keys: { readonly find: ReturnType<typeof createLocalJWKSet>; readonly at: number } | undefined
  const fetchKeys = async () => {
    keys = { find: createLocalJWKSet(await keySet()), at: clock.now() }
    return keys
  }
  const current = async (atLeast: number) => (keys && keys.at >= atLeast ? keys : await fetchKeys())
  const check = async (token: string, find: ReturnType<typeof createLocalJWKSet>) => {
    const { payload } = await jwtVerify(token, find, {
      issuer,
      audience: 'stoa',
      typ: 'at+jwt',
      algorithms: ['EdDSA'],
      requiredClaims: ['sub', 'sid', 'exp'],
      currentDate: new Date(clock.now()),
    })
    return claimsOf(payload)
  }
  return {
    async verify(token) {
      const now = clock.now()
      const known = await current(now - keepMs)
      try {
        return await check(token, known.find)
      } catch (error) {
        if (!isUnknownKey(error) || known.at > now - refetchMs) return undefined
        return check(token, (await current(now)).find).catch(() => undefined)
      }
    },
  }
}

const isUnknownKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_JWKS_NO_MATCHING_KEY'

function claimsOf({ sub, sid, email_verified: emailVerified }: JWTPayload) {
  if (typeof sub !== 'string' || typeof sid !== 'string') return undefined
  const actor = { kind: 'customer', id: sub, emailVerified: emailVerified === true } as const
  return { actor, sessionId: sid }
}
