import type { cartContract } from '@stoa/contracts/cart'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import { answerCart } from '../answer/answer-cart.ts'
import { priceState } from '../answer/price-state.ts'
import type { CartDeps } from '../deps.ts'
import { ownerOf } from '../state/access.ts'
import { type CartState, contentOf, customerOf } from '../state/cart-state.ts'
import { findCart, findOpenCart, notFound } from './find-cart.ts'

type Contract = typeof cartContract

const answer = async (deps: CartDeps, cart: CartState, call: Call) =>
  ok(answerCart(cart, await priceState(deps, cart, call)))

export const getCart =
  (deps: CartDeps): Handler<Contract, 'getCart'> =>
  async (asked, call) => {
    const found = await findOpenCart(deps, asked, call)
    return found.ok ? answer(deps, found.value, call) : found
  }

export const getMyCart =
  (deps: CartDeps): Handler<Contract, 'getMyCart'> =>
  async (_, call) => {
    const owner = ownerOf(call.actor)
    const cart = owner === undefined ? undefined : await deps.store.findOpen(owner)
    if (!cart) return fail({ code: 'cart_not_found', detail: 'You have no open cart' })
    return answer(deps, cart, call)
  }

export const deleteCart =
  (deps: CartDeps): Handler<Contract, 'deleteCart'> =>
  async (asked, call) => {
    const found = await findCart(deps, asked, call)
    if (!found.ok) return found
    await deps.store.remove(found.value.id)
    return ok(null)
  }

/** For a checkout. What a service does on its own behalf, it may do with any cart. */
export const readCart =
  (deps: CartDeps): Handler<Contract, 'readCart'> =>
  async (asked, call) => {
    if (call.actor.kind !== 'system') {
      const found = await findCart(deps, asked, call)
      return found.ok ? ok(contentOf(found.value)) : found
    }
    const cart = await deps.store.find(asked.id)
    return cart ? ok(contentOf(cart)) : notFound(asked.id)
  }

export const getStaffCart =
  (deps: CartDeps): Handler<Contract, 'getStaffCart'> =>
  async ({ id }, call) => {
    const cart = await deps.store.find(id)
    if (cart?.status !== 'open')
      throw new PlatformError('not_found', { detail: `There is no open cart ${id}` })
    return answer(deps, cart, call)
  }

const Place = Type.Object({ updatedAt: Type.String(), id: Type.String() })

export const listCarts =
  ({ store, cursorKey }: CartDeps): Handler<Contract, 'listCarts'> =>
  async ({ idleSince, limit = 20, cursor }) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursorKey, cursor, Place)
    const page = { limit: limit + 1, ...(idleSince !== undefined && { idleSince }), ...(after && { after }) }
    const carts = await store.list(page)
    const items = carts.slice(0, limit)
    const last = carts.length > limit ? items.at(-1) : undefined
    const next = last && encodeCursor(cursorKey, { updatedAt: last.updatedAt, id: last.id })
    return ok({ items: items.map(rowOf), ...(next !== undefined && { next }) })
  }

function rowOf(cart: CartState) {
  const customerId = customerOf(cart)
  return {
    ...{ id: cart.id, currency: cart.currency, updatedAt: cart.updatedAt, expiresAt: cart.expiresAt },
    ...(customerId !== undefined && { customerId }),
    lines: cart.lines.length,
    units: cart.lines.reduce((units, { quantity }) => units + quantity, 0),
  }
}
