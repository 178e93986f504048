import type { Clock } from '@stoa/kernel/clock'
import { lazyValidator } from '@stoa/platform/contract'
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { type Static, type TSchema, Type } from 'typebox'
import type { IdentityConfig } from '../config.ts'
import { outwardJson } from './outward-json.ts'

const Metadata = Type.Object({
  issuer: Type.String(),
  authorization_endpoint: Type.String(),
  token_endpoint: Type.String(),
  jwks_uri: Type.String(),
})
const KeySet = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.String() })) })
const Tokens = Type.Object({ id_token: Type.String() })

export type Metadata = Static<typeof Metadata>
export type Provider = {
  readonly clientId: string
  metadata(): Promise<Metadata>
  /** Exchanges a code; the claims of the ID token that comes back, signature, issuer, audience and time checked. */
  claimsOf(code: string, verifier: string, redirectUri: string): Promise<JWTPayload>
}

/** Symmetric algorithms and `none` are not among them. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']
const fresh = 3_600_000

type Needs = { readonly config: IdentityConfig; readonly clock: Clock }

export function openProvider({ config, clock }: Needs): Provider | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: secret } = config
  if (issuer === undefined) return undefined
  const fetchJson = outwardJson({ privateNetwork: config.oidcPrivateNetwork })
  const read = async <S extends TSchema>(schema: S, url: string, form?: Record<string, string>) => {
    const value = await fetchJson(url, form)
    if (lazyValidator(schema, { unknownFields: 'ignore' })(value))
      throw new Error(`${url} answered something else`)
    return value as Static<S>
  }
  const metadata = kept(clock, async () => {
    const found = await read(Metadata, `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (found.issuer !== issuer) throw new Error(`the provider calls itself ${found.issuer}, not ${issuer}`)
    return found
  })
  const keys = kept(clock, async () => read(KeySet, (await metadata()).jwks_uri))
  return {
    clientId,
    metadata,
    async claimsOf(code, verifier, redirectUri) {
      const { token_endpoint } = await metadata()
      const { id_token } = await read(Tokens, token_endpoint, {
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...{ client_id: clientId, code_verifier: verifier },
        ...(secret && { client_secret: secret.reveal() }),
      })
      const verify = async (renew: boolean) => {
        // A provider's key set is as jose wants it, or verification fails.
        const set = createLocalJWKSet((await keys(renew)) as JSONWebKeySet)
        const currentDate = new Date(clock.now())
        const checks = { issuer, audience: clientId, algorithms, currentDate, clockTolerance: 60 }
        return jwtVerify(id_token, set, { ...checks, requiredClaims: ['sub', 'exp', 'iat'] })
      }
      // Keys that were rotated are fetched once more.
      const { payload } = await verify(false).catch(error => {
        if (error?.code !== 'ERR_JWKS_NO_MATCHING_KEY') throw error
        return verify(true)
      })
      return payload
    },
  }
}

/** Asked for when it is first needed, and again after an hour. What fails is not kept. */
function kept<T>(clock: Clock, load: () => Promise<T>): (renew?: boolean) => Promise<T> {
  let last: { readonly at: number; readonly value: Promise<T> } | undefined
  return renew => {
    if (last && !renew && clock.now() - last.at < fresh) return last.value
    const value = load()
    const mine = { at: clock.now(), value }
    last = mine
    value.catch(() => {
      if (last === mine) last = undefined
    })
    return value
  }
}
