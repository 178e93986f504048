import {
  priceChanged,
  productCreated,
  productDeleted,
  productPublished,
  productUnpublished,
  productUpdated,
} from '@stoa/contracts/catalog'
import { customerEmailVerified, customerErased, customerRegistered } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentsContract } from '@stoa/contracts/payments'
import type { EventDefinition } from '@stoa/kernel/event'

/** What webhooks may ask for, by the service that tells it. Nothing personal is in any event; one-time tokens stay inside. */
export const webhookEvents: Readonly<Record<string, readonly EventDefinition[]>> = {
  catalog: [
    ...[productCreated, productUpdated, productPublished],
    ...[productUnpublished, productDeleted, priceChanged],
  ],
  identity: [customerRegistered, customerEmailVerified, customerErased],
  inventory: [availabilityChanged],
  orders: Object.values(ordersContract.events),
  payments: Object.values(paymentsContract.events),
}

export const allWebhookEvents: readonly EventDefinition[] = Object.values(webhookEvents).flat()

/** Sent by the ping, to one webhook. */
export const pingType = 'notifications.webhook-ping'
