import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { neighbours } from './access.ts'
import { OrderSummary } from './order.ts'
import { CustomerId, Email, GiftCardId, Instant, Language, Money, OrderId, OrderNumber } from './values.ts'

export const getOrderContact = defineMethod({
  ...neighbours,
  http: 'GET /v1/order-contacts/:orderId',
  summary: 'Whom to write to about an order: ask when sending, keep nothing',
  description: 'With `link`, a fresh secret for a guest to open the order with comes along.',
  input: Type.Object({ orderId: OrderId, link: Type.Optional(Type.Boolean({ default: false })) }),
  output: Type.Object({
    orderId: OrderId,
    number: OrderNumber,
    email: Email,
    name: Type.String(),
    language: Language,
    customerId: Type.Optional(CustomerId),
    linkToken: Type.Optional(Type.String({ description: 'Into the message, into no log' })),
  }),
  errors: { contact_gone: { status: 404, description: 'There is no such order, or it was made anonymous' } },
})

export const getGiftCardDelivery = defineMethod({
  ...neighbours,
  http: 'GET /v1/gift-card-deliveries/:giftCardId',
  summary: 'The code of a gift card and whom to send it to: ask when sending, keep nothing',
  input: Type.Object({ giftCardId: GiftCardId }),
  output: Type.Object({
    giftCardId: GiftCardId,
    code: Type.String({ description: 'Into the message, into no log' }),
    amount: Money,
    expiresAt: Type.Optional(Instant),
    orderId: OrderId,
    number: OrderNumber,
    email: Email,
    name: Type.String(),
    language: Language,
    customerId: Type.Optional(CustomerId),
  }),
  errors: {
    delivery_gone: {
      status: 404,
      description: 'No such card, none to be mailed, or its order was made anonymous',
    },
  },
})

export const scanBaskets = defineMethod({
  ...neighbours,
  http: 'POST /v1/order-baskets/scan',
  summary: 'What was ordered together, order by order, the oldest first; nothing of who ordered',
  input: Type.Object({
    after: Type.Optional({ ...OrderId, description: 'The last one that was read' }),
    limit: Type.Integer({ minimum: 1, maximum: 500 }),
  }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        orderId: OrderId,
        placedAt: Instant,
        cancelled: Type.Boolean(),
        skus: Type.Array(Type.String(), { description: 'Of the lines that it has now' }),
      }),
    ),
  }),
})

export const getManyOrderSummaries = defineMethod({
  ...neighbours,
  http: 'POST /v1/order-summaries/many',
  summary: 'Up to 100 orders without anything personal; unknown ids are left out',
  input: Type.Object({ ids: Type.Array(OrderId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(OrderSummary) }),
})
