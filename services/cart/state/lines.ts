import { fail, ok, type Result } from '@stoa/kernel/result'
import { canonicalJson } from '@stoa/platform/command'
import type { CartState, StateLine } from './cart-state.ts'

export type Limits = { readonly mostLines: number; readonly mostUnits: number }
export type Full = { readonly code: 'cart_full'; readonly detail: string }
export type NewLine = {
  readonly sku: string
  readonly quantity?: number
  readonly options?: Readonly<Record<string, string>>
  readonly note?: string
}

/** Lines are the same when the variant is and what the buyer wants of it. */
export const sameLine = (a: Pick<StateLine, 'sku' | 'options'>, b: Pick<StateLine, 'sku' | 'options'>) =>
  a.sku === b.sku && canonicalJson(a.options) === canonicalJson(b.options)

/** A line that is there grows; any other comes last. */
export function withLine(
  cart: CartState,
  { sku, quantity = 1, options = {}, note }: NewLine,
  lineId: string,
  limits: Limits,
): Result<CartState, Full> {
  const there = cart.lines.find(line => sameLine(line, { sku, options }))
  const grown = (there?.quantity ?? 0) + quantity
  if (grown > limits.mostUnits) return full(`A line takes ${limits.mostUnits} units, not ${grown}`)
  if (!there && cart.lines.length >= limits.mostLines) return full(`A cart takes ${limits.mostLines} lines`)
  const line = {
    ...(there ?? { lineId, sku, options }),
    quantity: grown,
    ...(note !== undefined && { note }),
  }
  const lines = there
    ? cart.lines.map(other => (other.lineId === there.lineId ? line : other))
    : [...cart.lines, line]
  return ok({ ...cart, lines })
}

export type LineChange = {
  readonly quantity?: number
  readonly options?: Readonly<Record<string, string>>
  readonly note?: string
}

/** Undefined when there is no such line. A line that becomes the same as another grows into it. */
export function changeLine(
  cart: CartState,
  lineId: string,
  { quantity, options, note }: LineChange,
  limits: Limits,
): Result<CartState, Full> | undefined {
  const line = cart.lines.find(one => one.lineId === lineId)
  if (!line) return undefined
  const changed = {
    ...line,
    quantity: quantity ?? line.quantity,
    options: options ?? line.options,
    ...(note !== undefined && { note }),
  }
  if (changed.quantity === 0) return ok(withoutLine(cart, lineId))
  const twin = cart.lines.find(other => other.lineId !== lineId && sameLine(other, changed))
  if (twin) return withLine(withoutLine(cart, lineId), changed, lineId, limits)
  if (changed.quantity > limits.mostUnits)
    return full(`A line takes ${limits.mostUnits} units, not ${changed.quantity}`)
  return ok({ ...cart, lines: cart.lines.map(one => (one.lineId === lineId ? changed : one)) })
}

export const withoutLine = (cart: CartState, lineId: string): CartState =>
  cart.lines.some(line => line.lineId === lineId)
    ? { ...cart, lines: cart.lines.filter(line => line.lineId !== lineId) }
    : cart

const mostCoupons = 10

export function withCoupon(cart: CartState, given: string): Result<CartState, Full> {
  const code = given.toUpperCase()
  if (cart.coupons.includes(code)) return ok(cart)
  if (cart.coupons.length >= mostCoupons) return full(`A cart takes ${mostCoupons} coupons`)
  return ok({ ...cart, coupons: [...cart.coupons, code] })
}

export const withoutCoupon = (cart: CartState, code: string): CartState =>
  cart.coupons.includes(code.toUpperCase())
    ? { ...cart, coupons: cart.coupons.filter(other => other !== code.toUpperCase()) }
    : cart

const full = (detail: string) => fail<Full>({ code: 'cart_full', detail })
