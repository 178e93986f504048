import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Actor, principalOf } from '@stoa/kernel/call'
import type { CartState } from './cart-state.ts'

/** Only its hash is kept: who reads the database opens no cart. */
export const hashToken = (token: string): string => hash('sha256', token, 'base64url')
export const newToken = (): string => randomBytes(24).toString('base64url')

/** Guest sessions and customers own a cart; everybody else needs its token. */
export const ownerOf = (actor: Actor): string | undefined =>
  actor.kind === 'guest' || actor.kind === 'customer' ? principalOf(actor) : undefined

export function mayUse({ owner, tokenHash }: CartState, actor: Actor, token: string | undefined): boolean {
  if (owner !== undefined && owner === ownerOf(actor)) return true
  if (token === undefined || tokenHash === undefined) return false
  return timingSafeEqual(Buffer.from(hashToken(token)), Buffer.from(tokenHash))
}
