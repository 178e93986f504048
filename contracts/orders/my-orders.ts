import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { owners } from './access.ts'
import { Order, OrderSummary, TimelineEntry } from './order.ts'
import { Accepted, Email, OrderId, OrderNumber, pageInput, pageOf, Reason } from './values.ts'

export const listMyOrders = defineMethod({
  ...owners,
  http: 'GET /v1/orders',
  summary: 'Your orders, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(OrderSummary),
})

export const getOrder = defineMethod({
  ...owners,
  http: 'GET /v1/orders/:id',
  summary: 'One of your orders',
  description: 'For whom it is not, there is no such order.',
  input: Type.Object({ id: OrderId }),
  output: Order,
  etag: true,
})

export const scanOrderEvents = defineMethod({
  ...owners,
  http: 'GET /v1/orders/:id/events',
  summary:
    "What happened to one of your orders after an entry, in order: the source of the order page's stream",
  input: Type.Object({
    id: OrderId,
    after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  }),
  output: Type.Object({ entries: Type.Array(TimelineEntry), next: Type.Integer() }),
})

export const streamOrder = defineMethod({
  ...owners,
  http: 'GET /v1/orders/:id/stream',
  summary: 'The same, told live as server-sent events',
  description:
    "Each entry is an event `timeline` whose id is the entry's number, so that a browser which comes back goes on where it was (`Last-Event-ID`). It ends now and then, and with every restart: come back. Too many at once are refused (429).",
  input: Type.Object({ id: OrderId, after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })) }),
  output: Type.Unknown(),
  produces: ['text/event-stream'],
})

export const cancelOrder = defineMethod({
  ...owners,
  http: 'POST /v1/orders/:id/cancel',
  summary: 'Cancel one of your orders while nothing of it has been sent',
  input: Type.Object({ id: OrderId, reason: Type.Optional(Reason) }),
  output: Order,
  errors: { not_cancellable: { status: 409, description: 'Something was sent, or it is closed' } },
  idempotency: 'optional',
})

export const requestOrderLink = defineMethod({
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer'],
  http: 'POST /v1/order-links',
  summary: 'Have a link to a guest order sent to the address it was placed with',
  description: 'The answer is the same whether there is such an order or not, and requests are throttled.',
  input: Type.Object({ number: OrderNumber, email: Email }),
  output: Accepted,
  success: 202,
})

export const openOrderLink = defineMethod({
  visibility: 'public',
  actors: ['guest', 'customer'],
  http: 'POST /v1/order-links/open',
  summary: 'Swap the secret of a link for access of this session',
  description: 'A link is opened once. From then on the order belongs to this session as well.',
  input: Type.Object({ token: Type.String({ minLength: 20, maxLength: 400 }) }),
  output: Type.Object({ orderId: OrderId }),
  errors: {
    link_invalid: { status: 410, description: 'It is used, revoked, expired, or never was one' },
  },
})
