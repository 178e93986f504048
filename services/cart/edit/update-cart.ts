import type { cartContract } from '@stoa/contracts/cart'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { CartDeps } from '../deps.ts'
import type { CartState } from '../state/cart-state.ts'
import { changeCart } from './change-cart.ts'
import { onceOf } from './once.ts'

type Contract = typeof cartContract
type Patch = Omit<InputOf<Contract['methods']['updateCart']>, 'id' | 'token' | 'acceptPrices'>

/** What is left out stays; empty or null takes away. */
function patched(cart: CartState, patch: Patch): CartState {
  const { currency = cart.currency, note = cart.note } = patch
  const { note: _, shipTo: __, shippingOption: ___, language: ____, ...rest } = cart
  const shipTo = patch.shipTo === undefined ? cart.shipTo : patch.shipTo
  const shippingOption = patch.shippingOption === undefined ? cart.shippingOption : patch.shippingOption
  const language = patch.language ?? cart.language
  return {
    ...rest,
    currency,
    ...(language !== undefined && { language }),
    ...(note !== undefined && note !== '' && { note }),
    ...(shipTo != null && { shipTo }),
    ...(shippingOption != null && { shippingOption }),
  }
}

export const updateCart =
  (deps: CartDeps): Handler<Contract, 'updateCart'> =>
  (input, call) => {
    const { id, token, acceptPrices = false, ...patch } = input
    return changeCart(
      deps,
      {
        asked: token === undefined ? { id } : { id, token },
        once: onceOf(call, 'updateCart', input),
        decide: cart => ok(patched(cart, patch)),
        acceptPrices,
      },
      call,
    )
  }
