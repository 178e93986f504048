import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { cashiers, readers, writers } from './access.ts'
import { Order, Refund, Shipment, StaffOrderSummary, TimelineEntry } from './order.ts'
import {
  Amount,
  Channel,
  CustomerId,
  Email,
  Instant,
  LineId,
  Money,
  OrderId,
  OrderNumber,
  pageInput,
  pageOf,
  Quantity,
  Reason,
  ShipmentId,
} from './values.ts'

const parcel = {
  carrier: Type.Optional(Type.String({ maxLength: 64 })),
  trackingNumber: Type.Optional(Type.String({ maxLength: 128 })),
  trackingUrl: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://' })),
}

export const listOrders = defineMethod({
  ...readers,
  http: 'GET /v1/admin/orders',
  summary: 'Orders, the newest first: by number, buyer, state and time',
  input: Type.Object({
    ...pageInput,
    status: Type.Optional(Type.String({ maxLength: 32 })),
    fulfilmentStatus: Type.Optional(Type.String({ maxLength: 32 })),
    number: Type.Optional(OrderNumber),
    customerId: Type.Optional(CustomerId),
    email: Type.Optional(Email),
    paymentStatus: Type.Optional(Type.String({ maxLength: 32 })),
    channel: Type.Optional(Channel),
    placedFrom: Type.Optional(Instant),
    placedUntil: Type.Optional(Instant),
  }),
  output: pageOf(StaffOrderSummary),
})

export const getStaffOrder = defineMethod({
  ...readers,
  http: 'GET /v1/admin/orders/:id',
  summary: 'One order with all there is to it',
  input: Type.Object({ id: OrderId }),
  output: Order,
  etag: true,
})

export const getManyOrders = defineMethod({
  ...readers,
  http: 'GET /v1/admin/batch/orders',
  summary: 'Up to 100 orders; unknown ids are left out',
  input: Type.Object({ ids: Type.Array(OrderId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(StaffOrderSummary) }),
})

export const getOrderTimeline = defineMethod({
  ...readers,
  http: 'GET /v1/admin/orders/:id/timeline',
  summary: 'Everything that happened to an order',
  input: Type.Object({ id: OrderId, after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })) }),
  output: Type.Object({ entries: Type.Array(TimelineEntry) }),
})

export const cancelOrderByStaff = defineMethod({
  ...writers,
  http: 'POST /v1/admin/orders/:id/cancel',
  summary: 'Cancel an order of which nothing was sent',
  input: Type.Object({
    id: OrderId,
    reason: Reason,
    restock: Type.Boolean({ description: 'false: the units are gone, and leave the shelf as well' }),
  }),
  output: Order,
  errors: { not_cancellable: { status: 409, description: 'Something was sent, or it is closed' } },
  idempotency: 'optional',
})

export const createShipment = defineMethod({
  ...writers,
  http: 'POST /v1/admin/orders/:id/shipments',
  summary: 'Send all or a part of what is still to be sent',
  description: 'Where the payment is captured at shipment, the part that is sent is captured first.',
  input: Type.Object({
    id: OrderId,
    lines: Type.Optional(
      Type.Array(Type.Object({ lineId: LineId, quantity: Quantity }), {
        minItems: 1,
        maxItems: 200,
        description: 'Everything that is left without it',
      }),
    ),
    ...parcel,
  }),
  output: Shipment,
  errors: {
    nothing_to_ship: { status: 409, description: 'More than is left of a line, or nothing is left' },
    not_shippable: { status: 409, description: 'The order is not open, or not paid' },
  },
  idempotency: 'optional',
  success: 201,
})

export const updateShipment = defineMethod({
  ...writers,
  http: 'PATCH /v1/admin/shipments/:id',
  summary: 'Tracking, or that it arrived',
  input: Type.Object({ id: ShipmentId, ...parcel, delivered: Type.Optional(Type.Literal(true)) }),
  output: Shipment,
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
})

export const refundOrder = defineMethod({
  ...cashiers,
  http: 'POST /v1/admin/orders/:id/refunds',
  summary: 'Give money back, to where it came from or as credit',
  description:
    'Card first up to what was captured on it, then gift cards, then credit. Never more than was paid, and of a bought gift card only what is unspent, which is taken off it.',
  input: Type.Object({
    id: OrderId,
    amount: Amount,
    reason: Reason,
    to: Type.Optional(
      Type.Union([Type.Literal('original'), Type.Literal('store-credit'), Type.Literal('gift-card')], {
        default: 'original',
        description: "Where it came from, the customer's credit, or a new gift card that is mailed",
      }),
    ),
    asCredit: Type.Optional(
      Type.Boolean({ default: false, description: 'The same as `to` store-credit, which goes before it' }),
    ),
  }),
  output: Refund,
  errors: {
    refund_exceeds: {
      status: 409,
      description: 'More than was captured and not yet refunded',
      data: Type.Object({ refundable: Money }),
    },
    no_account: { status: 409, description: 'A guest has no store credit' },
  },
  idempotency: 'optional',
  success: 201,
})
