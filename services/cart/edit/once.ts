import { createHash } from 'node:crypto'
import { type Call, principalOf } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { fingerprint } from '@stoa/platform/command'
import type { CartState } from '../state/cart-state.ts'

export type Once = { readonly key: string; readonly print: string }

const remembered = 20

/** Keys live in the cart itself: what a repeated request would change is what knows that it did. */
export const onceOf = (call: Call, method: string, input: unknown): Once | undefined =>
  call.idempotencyKey === undefined
    ? undefined
    : { key: digest(principalOf(call.actor), method, call.idempotencyKey), print: fingerprint(input) }

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)

/** Whether the request had its effect before; the same key for another request is refused. */
export function wasDone(cart: CartState, once: Once | undefined): boolean {
  const done = cart.done.find(({ key }) => key === once?.key)
  if (done && done.print !== once?.print)
    throw new PlatformError('idempotency_key_reused', {
      detail: 'The key was used before with another body; take a new key for a new request',
    })
  return done !== undefined
}

export const markDone = (cart: CartState, once: Once | undefined): CartState =>
  once ? { ...cart, done: [...cart.done, once].slice(-remembered) } : cart
