import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers, writers } from './access.ts'
import { DeliveryId, EventId, EventType, Instant, pageInput, pageOf, WebhookId, Word } from './values.ts'

const deliveryStatuses = ['pending', 'delivered', 'failed'] as const

export const Delivery = Type.Object({
  id: DeliveryId,
  webhookId: WebhookId,
  eventId: EventId,
  eventType: EventType,
  status: Word(deliveryStatuses),
  attempts: Type.Integer({ minimum: 0 }),
  lastStatus: Type.Optional(Type.Integer({ description: 'What the receiver answered last' })),
  reason: Type.Optional(Type.String()),
  nextAttemptAt: Type.Optional(Instant),
  deliveredAt: Type.Optional(Instant),
  createdAt: Instant,
})

const Try = Type.Object({
  attempt: Type.Integer({ minimum: 1 }),
  at: Instant,
  durationMs: Type.Integer({ minimum: 0 }),
  status: Type.Optional(Type.Integer()),
  body: Type.Optional(Type.String({ description: 'The first bytes of the answer' })),
  error: Type.Optional(Type.String()),
})

const notActive = {
  webhook_disabled: { status: 409, description: 'Enable the webhook first' },
} as const

export const pingWebhook = defineMethod({
  ...writers,
  http: 'POST /v1/admin/webhooks/:id/ping',
  summary: 'Send a test event to a webhook; look at the delivery for what came of it',
  input: Type.Object({ id: WebhookId }),
  output: Delivery,
  errors: notActive,
  idempotency: 'optional',
  success: 202,
})

export const listDeliveries = defineMethod({
  ...readers,
  http: 'GET /v1/admin/webhook-deliveries',
  summary: 'What was sent to webhooks, the newest first',
  input: Type.Object({
    ...pageInput,
    webhookId: Type.Optional(WebhookId),
    status: Type.Optional(
      Type.Union([Type.Literal('pending'), Type.Literal('delivered'), Type.Literal('failed')]),
    ),
    eventId: Type.Optional(EventId),
  }),
  output: pageOf(Delivery),
})

export const getDelivery = defineMethod({
  ...readers,
  http: 'GET /v1/admin/webhook-deliveries/:id',
  summary: 'One delivery: what was sent and what came back',
  input: Type.Object({ id: DeliveryId }),
  output: Type.Object({
    ...Delivery.properties,
    payload: Type.Unknown({ description: 'The body that is signed' }),
    tries: Type.Array(Try),
  }),
})

export const replayDelivery = defineMethod({
  ...writers,
  http: 'POST /v1/admin/webhook-deliveries/:id/replay',
  summary: 'Deliver once more, under the same webhook-id',
  input: Type.Object({ id: DeliveryId }),
  output: Delivery,
  errors: notActive,
  idempotency: 'optional',
  success: 202,
})

export const replayDeliveries = defineMethod({
  ...writers,
  http: 'POST /v1/admin/webhooks/:id/replay',
  summary: 'Deliver again everything of a webhook since a time',
  input: Type.Object({
    id: WebhookId,
    since: Instant,
    status: Type.Optional(
      Type.Union([Type.Literal('failed'), Type.Literal('all')], {
        default: 'failed',
        description: 'Those that failed, or also those that arrived',
      }),
    ),
  }),
  output: Type.Object({ replayed: Type.Integer({ minimum: 0 }) }),
  errors: notActive,
  idempotency: 'optional',
  success: 202,
})
