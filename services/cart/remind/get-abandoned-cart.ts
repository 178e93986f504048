import type { cartContract } from '@stoa/contracts/cart'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { CartDeps } from '../deps.ts'
import { customerOf } from '../state/cart-state.ts'

/** Whatever happened to it since makes another version: what is answered is what was abandoned. */
export const getAbandonedCart =
  ({ store }: Pick<CartDeps, 'store'>): Handler<typeof cartContract, 'getAbandonedCart'> =>
  async ({ id, version }) => {
    const cart = await store.find(id)
    const customerId = cart && customerOf(cart)
    if (cart?.status !== 'open' || cart.version !== version || !customerId || cart.lines.length === 0)
      return fail({ code: 'cart_not_abandoned', detail: `The cart ${id} is not as it was left any more` })
    return ok({
      customerId,
      ...(cart.language !== undefined && { language: cart.language }),
      lines: cart.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    })
  }
