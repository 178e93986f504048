import type { cartContract } from '@stoa/contracts/cart'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { CartDeps } from '../deps.ts'
import * as lines from '../state/lines.ts'
import { changeCart } from './change-cart.ts'
import { onceOf } from './once.ts'

type Contract = typeof cartContract
type NotSold = { readonly code: 'sku_not_sold'; readonly detail: string }
type NoLine = { readonly code: 'line_not_found'; readonly detail: string }

/** What cannot be bought does not go in; what is sold out may, and is a problem of the cart. */
export const addLine =
  (deps: CartDeps): Handler<Contract, 'addLine'> =>
  (input, call) => {
    const { id, token, ...line } = input
    const lineId = deps.ids.next('line')
    return changeCart<lines.Full | NotSold>(
      deps,
      {
        asked: token === undefined ? { id } : { id, token },
        once: onceOf(call, 'addLine', input),
        decide: cart => lines.withLine(cart, line, lineId, deps.config),
        check: (cart, { quote }) =>
          quote.lines.some(({ sku }) => sku === line.sku)
            ? ok(cart)
            : fail({ code: 'sku_not_sold' as const, detail: `${line.sku} is not sold in ${cart.currency}` }),
      },
      call,
    )
  }

export const updateLine =
  (deps: CartDeps): Handler<Contract, 'updateLine'> =>
  (input, call) => {
    const { id, token, lineId, ...change } = input
    return changeCart<lines.Full | NoLine>(
      deps,
      {
        asked: token === undefined ? { id } : { id, token },
        once: onceOf(call, 'updateLine', input),
        decide: cart =>
          lines.changeLine(cart, lineId, change, deps.config) ??
          fail({ code: 'line_not_found' as const, detail: `The cart has no line ${lineId}` }),
      },
      call,
    )
  }

export const removeLine =
  (deps: CartDeps): Handler<Contract, 'removeLine'> =>
  ({ lineId, ...asked }, call) =>
    changeCart(deps, { asked, decide: cart => ok(lines.withoutLine(cart, lineId)) }, call)

export const addCoupon =
  (deps: CartDeps): Handler<Contract, 'addCoupon'> =>
  ({ code, ...asked }, call) =>
    changeCart(deps, { asked, decide: cart => lines.withCoupon(cart, code) }, call)

export const removeCoupon =
  (deps: CartDeps): Handler<Contract, 'removeCoupon'> =>
  ({ code, ...asked }, call) =>
    changeCart(deps, { asked, decide: cart => ok(lines.withoutCoupon(cart, code)) }, call)
