import type { cartContract } from '@stoa/contracts/cart'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { answerCart } from '../answer/answer-cart.ts'
import { priceState } from '../answer/price-state.ts'
import { type CartDeps, stamp } from '../deps.ts'
import type { CartState } from '../state/cart-state.ts'
import { mergeCarts } from '../state/merge.ts'
import { findCart, findOpenCart } from './find-cart.ts'

type Contract = typeof cartContract

/**
 * Whoever has no cart yet takes this one over, under its id; else its lines go into theirs, and then it is closed.
 * A crash between the two is mended by the next attempt, because a cart knows which ones it took in.
 */
async function handOver(
  deps: CartDeps,
  find: () => Promise<CartState | undefined>,
  owner: string,
): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const from = await find()
    if (from?.status !== 'open' || from.owner === owner) return
    const into = await deps.store.findOpen(owner)
    const { tokenHash: _, ...rest } = from
    const fresh = stamp(deps, owner)
    if (!into) {
      if (await deps.store.replace({ ...rest, owner, ...fresh, version: from.version + 1 }, from.version))
        return
      continue
    }
    const merged = mergeCarts(into, from, deps.config)
    if (
      merged !== into &&
      !(await deps.store.replace({ ...merged, ...fresh, version: into.version + 1 }, into.version))
    )
      continue
    const closed = { ...from, status: 'merged' as const, mergedInto: into.id, version: from.version + 1 }
    if (await deps.store.replace(closed, from.version)) return
  }
  throw new PlatformError('conflict', { detail: 'The carts are changed by too many at once; try again' })
}

export const mergeGuestCart =
  (deps: CartDeps): Handler<Contract, 'mergeGuestCart'> =>
  async ({ guestId, customerId }) => {
    const owner = `customer:${customerId}`
    await handOver(deps, () => deps.store.findOpen(`guest:${guestId}`), owner)
    return ok({ cartId: (await deps.store.findOpen(owner))?.id ?? null })
  }

export const claimCart =
  (deps: CartDeps): Handler<Contract, 'claimCart'> =>
  async (asked, call) => {
    if (call.actor.kind !== 'customer') throw new PlatformError('forbidden')
    const owner = `customer:${call.actor.id}`
    const found = await findCart(deps, asked, call)
    if (!found.ok) return found
    if (found.value.owner !== undefined && found.value.owner !== owner)
      return fail({ code: 'cart_not_found', detail: `There is no cart ${asked.id} of yours` })
    await handOver(deps, () => deps.store.find(asked.id), owner)
    const cart = await deps.store.findOpen(owner)
    if (!cart) {
      const closed = await findOpenCart(deps, asked, call)
      return closed.ok ? fail({ code: 'cart_not_found', detail: 'The cart is gone' }) : closed
    }
    return ok(answerCart(cart, await priceState(deps, cart, call)))
  }
