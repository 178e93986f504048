import type { Cart, CartContent } from '@stoa/contracts/cart'
import type { Money } from '@stoa/kernel/money'
import type { Static } from 'typebox'

export type CartAnswer = Static<typeof Cart>
export type Content = Static<typeof CartContent>

export type StateLine = {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  readonly options: Readonly<Record<string, string>>
  readonly note?: string
  /** The price of one that the buyer was last shown: another one now is a problem that is told. */
  readonly seen?: Money
}

/** All that is kept of a cart. Immutable: a change makes a new one with the next version. */
export type CartState = {
  readonly id: string
  readonly version: number
  readonly status: 'open' | 'merged' | 'ordered'
  /** `guest:…` or `customer:…`; without one the token decides. */
  readonly owner?: string
  readonly tokenHash?: string
  readonly mergedInto?: string
  readonly orderId?: string
  readonly channel: string
  readonly currency: string
  readonly language?: string
  readonly lines: readonly StateLine[]
  readonly coupons: readonly string[]
  readonly note?: string
  readonly shipTo?: Content['shipTo']
  readonly shippingOption?: string
  readonly updatedAt: string
  readonly expiresAt: string
  /** The last requests with an Idempotency-Key, so that none has its effect twice. */
  readonly done: readonly { readonly key: string; readonly print: string }[]
  /** Guests' carts that are in here already. */
  readonly mergedFrom: readonly string[]
}

export const customerOf = ({ owner }: CartState): string | undefined =>
  owner?.startsWith('customer:') ? owner.slice('customer:'.length) : undefined

/** When it became an order, and until when it is kept then. */
export type OrderTimes = {
  readonly at: string
  readonly guestUntil: string
  readonly customerUntil: string
}

export const orderedCart = (
  cart: CartState,
  orderId: string,
  { at, guestUntil, customerUntil }: OrderTimes,
): CartState => ({
  ...cart,
  ...{ status: 'ordered', orderId, version: cart.version + 1, updatedAt: at },
  expiresAt: customerOf(cart) === undefined ? guestUntil : customerUntil,
})

/** For others, without prices. */
export const contentOf = (cart: CartState): Content => {
  const customerId = customerOf(cart)
  return {
    ...keptOf(cart),
    ...(customerId !== undefined && { customerId }),
    ...(cart.orderId !== undefined && { orderId: cart.orderId }),
    lines: cart.lines.map(keptLine),
  }
}

export const keptOf = (cart: CartState) => ({
  ...{ id: cart.id, version: cart.version, channel: cart.channel, currency: cart.currency },
  ...(cart.language !== undefined && { language: cart.language }),
  coupons: [...cart.coupons],
  ...(cart.note !== undefined && { note: cart.note }),
  ...(cart.shipTo !== undefined && { shipTo: cart.shipTo }),
  ...(cart.shippingOption !== undefined && { shippingOption: cart.shippingOption }),
  expiresAt: cart.expiresAt,
})

export const keptLine = ({ seen: _, options, ...line }: StateLine) => ({ ...line, options: { ...options } })
