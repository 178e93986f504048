import type { Address, Order } from '@stoa/contracts/orders'
import { defineMachine } from '@stoa/kernel/state-machine'
import type { Static } from 'typebox'

type Wire = Static<typeof Order>
export type OrderLine = Wire['lines'][number] & {
  /** Of the line's total, as a rate: taxes are refunded with what they are of. */
  readonly taxName?: string
  /** Sent off by a shipment that is not done yet. */
  readonly shipping: number
  /** The reservation its units are in. */
  readonly reservationId: string
  readonly options?: Readonly<Record<string, string>>
}
export type TotalLine = Wire['totals'][number]
export type PostalAddress = Static<typeof Address>

/** What an order is paid with. `pending` is on its way back: a refund that is not done yet. */
export type Tender = {
  readonly kind: 'payment' | 'gift-card' | 'store-credit'
  readonly reference: string
  readonly authorised: number
  readonly captured: number
  readonly refunded: number
  readonly pending: number
  /** Whether what a part capture leaves can be captured later. */
  readonly multiCapture?: boolean
}

export type OrderDoc = {
  readonly lines: readonly OrderLine[]
  readonly totals: readonly TotalLine[]
  readonly tenders: readonly Tender[]
  readonly shipTo?: PostalAddress
  readonly billTo?: PostalAddress
  readonly shippingOption?: string
  readonly coupons: readonly string[]
  /** Every hold of coupons that was committed for it, by its key. */
  readonly couponKeys: readonly string[]
  readonly exchangeOf?: string
}

export type OrderRow = {
  readonly id: string
  readonly number: string
  readonly checkoutId: string
  readonly cartId: string | null
  readonly owner: string
  readonly customerId: string | null
  readonly email: string | null
  readonly status: string
  readonly paymentStatus: string
  readonly fulfilmentStatus: string
  readonly channel: string
  readonly currency: string
  readonly language: string
  readonly total: number
  readonly units: number
  readonly doc: OrderDoc
  readonly linkVersion: number
  readonly placedAt: string
  readonly version: number
}

/** The order as a whole. What is paid and what is sent are counted in its lines and tenders, not moved by events. */
export const orderMachine = defineMachine({
  open: { cancel: 'cancelling', lapse: 'cancelled', close: 'closed' },
  cancelling: { settle: 'cancelled' },
  cancelled: {},
  closed: { reopen: 'open' },
})

const sumOf = (order: Pick<OrderRow, 'doc'>, field: 'authorised' | 'captured' | 'refunded' | 'pending') =>
  order.doc.tenders.reduce((total, tender) => total + tender[field], 0)

export const capturedOf = (order: Pick<OrderRow, 'doc'>) => sumOf(order, 'captured')
export const refundedOf = (order: Pick<OrderRow, 'doc'>) => sumOf(order, 'refunded')
/** What can still be given back: also concurrently never more than was captured. */
export const refundableOf = (order: Pick<OrderRow, 'doc'>) =>
  capturedOf(order) - refundedOf(order) - sumOf(order, 'pending')

export function paymentStatusOf(order: Pick<OrderRow, 'doc' | 'total' | 'status'>): string {
  const captured = capturedOf(order)
  const refunded = refundedOf(order)
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partly-refunded'
  if (captured >= order.total) return 'paid'
  if (order.status === 'cancelled') return 'voided'
  return captured > 0 ? 'partly-paid' : 'authorised'
}

export function fulfilmentStatusOf({ doc: { lines } }: Pick<OrderRow, 'doc'>): string {
  const total = (field: 'quantity' | 'shipped' | 'returned') =>
    lines.reduce((sum, line) => sum + line[field], 0)
  const [quantity, shipped, returned] = [total('quantity'), total('shipped'), total('returned')]
  if (returned > 0) return returned >= shipped ? 'returned' : 'partly-returned'
  if (shipped === 0) return 'unfulfilled'
  return shipped >= quantity ? 'fulfilled' : 'partly-fulfilled'
}

export const unitsOf = (lines: readonly Pick<OrderLine, 'quantity'>[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** Everything of the lines' own that follows from a change. */
export const settled = (order: OrderRow): OrderRow => ({
  ...order,
  paymentStatus: paymentStatusOf(order),
  fulfilmentStatus: fulfilmentStatusOf(order),
  units: unitsOf(order.doc.lines),
})

/** Everything was sent, and nothing is left to pay. */
export function closedWhenDone(order: OrderRow): OrderRow {
  const over = fulfilmentStatusOf(order) === 'fulfilled' && paymentStatusOf(order) !== 'authorised'
  const closed = over ? orderMachine.next(order.status as 'open', 'close') : undefined
  return closed?.ok ? { ...order, status: closed.value } : order
}
