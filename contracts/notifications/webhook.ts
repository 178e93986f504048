import { Type } from 'typebox'
import { EventType, Instant, Version, WebhookId, Word } from './values.ts'

const webhookStatuses = ['active', 'disabled'] as const

/** Loopback over plain http is let through by the embedded shop alone; the service decides, not the schema. */
export const WebhookUrl = Type.String({
  minLength: 8,
  maxLength: 1000,
  pattern: '^https?://[^\\s]+$',
  description: 'https; where the shop runs on one’s own machine, also http to that machine',
  examples: ['https://erp.example.com/hooks/stoa'],
})
export const WebhookName = Type.String({ minLength: 1, maxLength: 200, description: 'For people' })
export const EventTypes = Type.Array(EventType, {
  maxItems: 100,
  uniqueItems: true,
  description: 'Which events are sent; all of them when it is empty. listWebhookEventTypes has them all',
})

export const Webhook = Type.Object({
  id: WebhookId,
  name: WebhookName,
  url: WebhookUrl,
  types: EventTypes,
  status: Word(webhookStatuses),
  disabledReason: Type.Optional(Type.String()),
  failingSince: Type.Optional(
    Type.String({ description: 'Nothing has arrived since then', examples: ['2026-11-21T12:00:00.000Z'] }),
  ),
  secretPrefixes: Type.Array(Type.String(), { description: 'The first characters of each active secret' }),
  previousSecretUntil: Type.Optional(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})

export const WithSecret = Type.Object({
  ...Webhook.properties,
  secret: Type.String({ description: 'Shown this once: whsec_ and base64, as Standard Webhooks writes it' }),
})
