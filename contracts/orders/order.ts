import { Type } from 'typebox'
import { TotalLine } from './checkout.ts'
import {
  Address,
  Channel,
  CheckoutId,
  Currency,
  CustomerId,
  Email,
  Instant,
  Language,
  LineId,
  Money,
  OrderId,
  OrderNumber,
  Quantity,
  RefundId,
  ShipmentId,
  Sku,
  Version,
  Word,
} from './values.ts'

const count = (description: string) => Type.Integer({ minimum: 0, description })

export const orderStatuses = ['open', 'cancelling', 'cancelled', 'closed'] as const
export const paymentStatuses = [
  'authorised',
  'partly-paid',
  'paid',
  'partly-refunded',
  'refunded',
  'voided',
] as const
export const fulfilmentStatuses = [
  'unfulfilled',
  'partly-fulfilled',
  'fulfilled',
  'partly-returned',
  'returned',
] as const

const statuses = {
  status: Word(orderStatuses),
  paymentStatus: Word(paymentStatuses),
  fulfilmentStatus: Word(fulfilmentStatuses),
}

export const OrderLine = Type.Object({
  lineId: LineId,
  sku: Sku,
  title: Type.String(),
  giftCard: Type.Optional(Type.Boolean({ description: 'Its codes are mailed once the order is paid' })),
  quantity: count('Ordered, after edits'),
  shipped: count('Sent so far'),
  returned: count('Came back'),
  unitPrice: Money,
  discount: Money,
  tax: Money,
  total: Money,
})

export const Tender = Type.Object({
  kind: Word(['payment', 'gift-card', 'store-credit']),
  reference: Type.String({ description: 'Of the payment, gift card or account' }),
  authorised: Money,
  captured: Money,
  refunded: Money,
})

export const Shipment = Type.Object({
  id: ShipmentId,
  orderId: OrderId,
  status: Word(['pending', 'shipped', 'delivered', 'failed']),
  carrier: Type.Optional(Type.String()),
  trackingNumber: Type.Optional(Type.String()),
  trackingUrl: Type.Optional(Type.String()),
  lines: Type.Array(Type.Object({ lineId: LineId, quantity: Quantity })),
  shippedAt: Type.Optional(Instant),
  deliveredAt: Type.Optional(Instant),
  failure: Type.Optional(Type.String({ description: 'Why it could not be sent' })),
  createdAt: Instant,
  version: Version,
})

export const Refund = Type.Object({
  id: RefundId,
  orderId: OrderId,
  status: Word(['pending', 'done', 'failed']),
  amount: Money,
  parts: Type.Array(Type.Object({ kind: Type.String(), reference: Type.String(), amount: Money })),
  reason: Type.String(),
  createdAt: Instant,
})

export const OrderSummary = Type.Object({
  id: OrderId,
  number: OrderNumber,
  ...statuses,
  channel: Channel,
  customerId: Type.Optional(CustomerId),
  total: Money,
  units: count('Of all lines'),
  placedAt: Instant,
})

/** For staff, who look for people. */
export const StaffOrderSummary = Type.Object({
  ...OrderSummary.properties,
  customerName: Type.Optional(Type.String({ description: 'Of the address it goes to, or is billed to' })),
  email: Type.Optional(Email),
})

export const Order = Type.Object({
  ...OrderSummary.properties,
  checkoutId: CheckoutId,
  cartId: Type.Optional(Type.String()),
  currency: Currency,
  language: Language,
  email: Type.Optional(Email),
  shipTo: Type.Optional(Address),
  billTo: Type.Optional(Address),
  shippingOption: Type.Optional(Type.String()),
  coupons: Type.Array(Type.String()),
  lines: Type.Array(OrderLine),
  totals: Type.Array(TotalLine),
  captured: Money,
  refunded: Money,
  tenders: Type.Array(Tender),
  shipments: Type.Array(Shipment),
  refunds: Type.Array(Refund),
  exchangeOf: Type.Optional(Type.String({ description: 'The return that this order replaces goods of' })),
  version: Version,
})

/** One entry of an order's history, numbered from 1 without gaps. */
export const TimelineEntry = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  at: Instant,
  kind: Type.String({ description: 'What happened, like order-placed or shipment-sent' }),
  actor: Type.String({ description: 'Kind of who did it: customer, guest, staff, key, system' }),
  status: Type.Optional(Type.String({ description: 'The order, after it' })),
  data: Type.Record(Type.String(), Type.Unknown()),
})
