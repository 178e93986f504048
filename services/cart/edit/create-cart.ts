import { createHmac } from 'node:crypto'
import type { cartContract } from '@stoa/contracts/cart'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok, type Result } from '@stoa/kernel/result'
import { answerCart } from '../answer/answer-cart.ts'
import { priceState } from '../answer/price-state.ts'
import { type CartDeps, stamp } from '../deps.ts'
import { hashToken, newToken, ownerOf } from '../state/access.ts'
import type { CartAnswer, CartState } from '../state/cart-state.ts'
import { type Full, withCoupon, withLine } from '../state/lines.ts'
import { changeCart } from './change-cart.ts'
import { markDone, type Once, onceOf, wasDone } from './once.ts'

type Create = Handler<typeof cartContract, 'createCart'>
type Input = InputOf<(typeof cartContract)['methods']['createCart']>

export const createCart =
  (deps: CartDeps): Create =>
  async (input, call) => {
    const once = onceOf(call, 'createCart', input)
    const owner = ownerOf(call.actor)
    for (let attempt = 0; owner !== undefined && attempt < 3; attempt += 1) {
      const open = await deps.store.findOpen(owner)
      const opened = open
        ? await fill(deps, open, { input, once }, call)
        : await openCart(deps, { input, once, owner }, call)
      if (opened) return opened
    }
    const opened = owner === undefined ? await openWithToken(deps, { input, once }, call) : undefined
    if (!opened)
      throw new PlatformError('conflict', { detail: 'The cart is opened by several at once; try again' })
    return opened
  }

type Wanted = { readonly input: Input; readonly once: Once | undefined }

/** Undefined when the cart was closed meanwhile. */
async function fill(deps: CartDeps, { id }: CartState, { input, once }: Wanted, call: Call) {
  const ids = (input.lines ?? []).map(() => deps.ids.next('line'))
  const decide = (cart: CartState) => filled(deps, cart, input, ids)
  const { ifMatch: _, ...unconditional } = call
  const result = await changeCart<Full>(deps, { asked: { id }, once, decide }, unconditional)
  return result.ok || result.error.code === 'cart_full' ? (result as Result<CartAnswer, Full>) : undefined
}

function filled(
  deps: CartDeps,
  cart: CartState,
  { lines = [], coupons = [] }: Input,
  ids: readonly string[],
) {
  let result: Result<CartState, Full> = ok(cart)
  for (const [i, line] of lines.entries())
    if (result.ok) result = withLine(result.value, line, ids[i]!, deps.config)
  for (const code of coupons) if (result.ok) result = withCoupon(result.value, code)
  return result
}

type Opening = Wanted & { readonly owner?: string; readonly id?: string; readonly token?: string }

/** Undefined when another cart was opened first. */
async function openCart(
  deps: CartDeps,
  opening: Opening,
  call: Call,
): Promise<Result<CartAnswer, Full> | undefined> {
  const { input, once, owner, token, id = deps.ids.next('cart') } = opening
  const empty: CartState = {
    ...{ id, version: 1, status: 'open', channel: input.channel ?? 'default', currency: input.currency },
    ...(input.language !== undefined && { language: input.language }),
    ...(owner !== undefined && { owner }),
    ...(token !== undefined && { tokenHash: hashToken(token) }),
    ...{ lines: [], coupons: [], done: [], mergedFrom: [], ...stamp(deps, owner) },
  }
  const ids = (input.lines ?? []).map(() => deps.ids.next('line'))
  const cart = filled(deps, empty, input, ids)
  if (!cart.ok) return cart
  const told = await priceState(deps, cart.value, call)
  const lines = cart.value.lines.map(line => {
    const seen = told.quote.lines.find(({ sku }) => sku === line.sku)?.unit
    return seen ? { ...line, seen } : line
  })
  const state = markDone({ ...cart.value, lines }, once)
  if (!(await deps.store.insert(state))) return undefined
  deps.created.count(state.channel)
  deps.written.put(state.id, state)
  return ok(answerCart(state, told, token))
}

/**
 * A repeated call has the same id and token, so it finds the cart that is there. Both are derived from the key, the
 * whole request and a secret: neither can be guessed from the other.
 */
async function openWithToken(deps: CartDeps, { input, once }: Wanted, call: Call) {
  if (!once) return openCart(deps, { input, once, token: newToken() }, call)
  const derive = (what: string) =>
    createHmac('sha256', deps.tokenKey).update(`${what}\0${once.key}\0${once.print}`)
  const token = derive('token').digest('base64url')
  const id = `cart_${BigInt(`0x${derive('id').digest('hex')}`)
    .toString(36)
    .slice(0, 26)
    .padStart(26, '0')}`
  const opened = await openCart(deps, { input, once, id, token }, call)
  if (opened) return opened
  const there = await deps.store.find(id)
  if (!there || !wasDone(there, once)) return undefined
  return ok(answerCart(there, await priceState(deps, there, call), token))
}
