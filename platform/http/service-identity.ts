import type { Actor } from '@stoa/kernel/call'
import { signToken } from './signed-token.ts'
import type { TokenKeys } from './token-keys.ts'

/** How a service shows who it is, and for whom it speaks. */
export type ServiceIdentity = {
  readonly name: string
  tokenFor(service: string): string
  signActor(actor: Actor): string
}

const lifetimeMs = 60_000
const maxKept = 10_000

export type IdentityOptions = {
  readonly name: string
  readonly keys: TokenKeys
  readonly clock?: { now(): number }
}

/** Tokens live for a minute and are made anew at half of it, so that signing costs a hot path nothing. */
export function serviceIdentity({ name, keys, clock = Date }: IdentityOptions): ServiceIdentity {
  const kept = new Map<string, { readonly token: string; readonly until: number }>()
  const keep = (key: string, claims: { aud: string } | { act: Actor }): string => {
    const now = clock.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.token
    if (kept.size >= maxKept) kept.clear()
    const token = signToken(keys, { iss: name, ...claims, exp: Math.ceil((now + lifetimeMs) / 1000) })
    kept.set(key, { token, until: now + lifetimeMs / 2 })
    return token
  }
  return {
    name,
    tokenFor: service => keep(`service ${service}`, { aud: service }),
    signActor: actor => keep(`actor ${JSON.stringify(actor)}`, { act: actor }),
  }
}
