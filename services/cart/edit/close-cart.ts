import type { cartContract } from '@stoa/contracts/cart'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { type CartDeps, stamp } from '../deps.ts'
import { orderedCart } from '../state/cart-state.ts'
import { notFound } from './find-cart.ts'

/** Whatever is in it by then: what was ordered is what the checkout froze. */
export const closeCart =
  (deps: CartDeps): Handler<typeof cartContract, 'closeCart'> =>
  async ({ id, orderId }) => {
    const times = {
      at: deps.clock.iso(),
      guestUntil: stamp(deps, undefined).expiresAt,
      customerUntil: stamp(deps, 'customer:').expiresAt,
    }
    if (await deps.store.order(id, orderId, times)) return ok(null)
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const cart = await deps.store.find(id)
      if (!cart) return notFound(id)
      if (cart.orderId === orderId) return ok(null)
      if (cart.orderId !== undefined)
        return fail({ code: 'cart_ordered', detail: `The cart became the order ${cart.orderId}` })
      if (await deps.store.replace(orderedCart(cart, orderId, times), cart.version)) return ok(null)
    }
    throw new PlatformError('conflict', {
      detail: `The cart ${id} is changed by too many at once; try again`,
    })
  }
