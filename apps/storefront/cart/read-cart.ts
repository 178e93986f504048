import type { cartContract } from '@stoa/contracts/cart'
import type { OutputOf } from '@stoa/kernel/contract'
import { cookieLine } from '../server/preferences.ts'
import type { Visit } from '../server/visit.ts'

export type Cart = OutputOf<(typeof cartContract)['methods']['getMyCart']>
export type Line = Cart['lines'][number]

const daySeconds = 86_400

/** Only who has done something has a cart; it speaks the language and currency of its reader. */
export async function readCart(visit: Visit): Promise<Cart | undefined> {
  const { actor, shop, call, currency, language } = visit
  if (actor.kind !== 'guest' && actor.kind !== 'customer') return undefined
  const answer = await shop.clients.cart.getMyCart({}, call)
  if (!answer.ok) return undefined
  const cart = answer.value
  if (cart.currency === currency && cart.language === language) return cart
  const changed = await shop.clients.cart.updateCart({ id: cart.id, currency, language }, call)
  return changed.ok ? changed.value : cart
}

export const countOf = (cart: Cart | undefined): number =>
  cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0

/** Read by the script of every page, so that cached pages need not ask. */
export const bagCookie = (cart: Cart | undefined): string =>
  cookieLine('bag', String(countOf(cart)), 30 * daySeconds)
