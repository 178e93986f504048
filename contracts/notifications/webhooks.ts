import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers, writers } from './access.ts'
import { EventType, pageInput, pageOf, WebhookId } from './values.ts'
import { EventTypes, Webhook, WebhookName, WebhookUrl, WithSecret } from './webhook.ts'

const refused = {
  url_refused: { status: 422, description: 'It is not https, or leads into a private network' },
  type_unknown: { status: 422, description: 'No such event is sent to webhooks' },
} as const

export const listWebhookEventTypes = defineMethod({
  ...readers,
  http: 'GET /v1/admin/webhook-event-types',
  summary: 'The events that a webhook may ask for',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(Type.Object({ type: EventType, description: Type.String() })),
  }),
})

export const listWebhooks = defineMethod({
  ...readers,
  http: 'GET /v1/admin/webhooks',
  summary: 'Webhooks, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(Webhook),
})

export const getWebhook = defineMethod({
  ...readers,
  http: 'GET /v1/admin/webhooks/:id',
  summary: 'One webhook',
  input: Type.Object({ id: WebhookId }),
  output: Webhook,
  etag: true,
})

export const getManyWebhooks = defineMethod({
  ...readers,
  http: 'GET /v1/admin/batch/webhooks',
  summary: 'Up to 100 webhooks; unknown ids are left out',
  input: Type.Object({ ids: Type.Array(WebhookId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Webhook) }),
})

export const createWebhook = defineMethod({
  ...writers,
  http: 'POST /v1/admin/webhooks',
  summary: 'Send events to an address',
  description:
    'Signed as Standard Webhooks says: HMAC-SHA256 over id.timestamp.body, in webhook-signature. The secret is in this answer, also when it is repeated under its Idempotency-Key, and in no other.',
  input: Type.Object({ name: WebhookName, url: WebhookUrl, types: EventTypes }),
  output: WithSecret,
  errors: refused,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [
    {
      name: 'orders to the warehouse',
      input: { name: 'Warehouse', url: 'https://wms.example.com/stoa', types: ['orders.order-placed'] },
    },
  ],
})

export const updateWebhook = defineMethod({
  ...writers,
  http: 'PATCH /v1/admin/webhooks/:id',
  summary: 'Change a webhook, disable it or enable it again',
  input: Type.Object({
    id: WebhookId,
    name: Type.Optional(WebhookName),
    url: Type.Optional(WebhookUrl),
    types: Type.Optional(EventTypes),
    status: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled')])),
  }),
  output: Webhook,
  errors: refused,
  ifMatch: 'required',
  etag: true,
})

export const deleteWebhook = defineMethod({
  ...writers,
  http: 'DELETE /v1/admin/webhooks/:id',
  summary: 'Delete a webhook with its delivery log',
  input: Type.Object({ id: WebhookId }),
  output: Type.Null(),
  ifMatch: 'required',
  success: 204,
})

export const rotateWebhookSecret = defineMethod({
  ...writers,
  http: 'POST /v1/admin/webhooks/:id/secrets',
  summary: 'Make a new secret; the one of now goes on beside it for a while',
  description: 'Until then every delivery carries a signature of each.',
  input: Type.Object({
    id: WebhookId,
    overlapHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 720, default: 24 })),
  }),
  output: WithSecret,
  idempotency: 'optional',
  ifMatch: 'optional',
  etag: true,
  success: 201,
})
