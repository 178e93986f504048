import { readCart } from '../cart/read-cart.ts'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'

/** One cart has one checkout: whoever comes again gets the one there is, brought up to date. */
export async function startCheckout(visit: Visit): Promise<Redirect> {
  const { shop, call, language } = visit
  const cart = await readCart(visit)
  if (!cart) return { to: '/cart' }
  const started = await shop.clients.orders.startCheckout({ cartId: cart.id, language }, call)
  return started.ok ? { to: `/checkout/${started.value.id}` } : { to: '/cart' }
}
