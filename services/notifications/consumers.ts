import { cartAbandoned } from '@stoa/contracts/cart'
import { customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { orderClaimed, orderPlaced } from '@stoa/contracts/orders'
import { paymentFailed } from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Envelope, EventDefinition } from '@stoa/kernel/event'
import type { Tx } from '@stoa/platform/db'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import { anybodyWaits } from './alert/telling-store.ts'
import type { Notifications } from './deps.ts'
import { exportJob, forgetJob, tellJob } from './job-definitions.ts'
import { mailEvents, mailsFor } from './message/mails-for.ts'
import { findPlacedOrder, rememberOrder } from './message/placed-orders.ts'
import { queueMessage } from './message/queue-message.ts'
import { giveToCustomer } from './privacy/privacy-store.ts'
import { queueReminder } from './reminder/queue-reminder.ts'
import { webhookEvents } from './webhook/event-types.ts'
import { queueDeliveries } from './webhook/queue-deliveries.ts'

/** What of each neighbour is listened to: the manifest lists the same. */
export const consumed: Readonly<Record<string, readonly EventDefinition[]>> = {
  cart: [cartAbandoned],
  catalog: webhookEvents.catalog!,
  identity: unique([...webhookEvents.identity!, ...mailEvents.identity, customerExportRequested]),
  inventory: unique([...webhookEvents.inventory!, availabilityChanged]),
  orders: unique([...webhookEvents.orders!, ...mailEvents.orders]),
  payments: webhookEvents.payments!,
}

function unique(events: readonly EventDefinition[]): EventDefinition[] {
  return [...new Map(events.map(event => [event.type, event])).values()]
}

/** One for each neighbour: it makes the rows of mails and deliveries, and whoever sends them does so afterwards. */
export const notificationsConsumers = (deps: Notifications): Consumer[] =>
  Object.entries(consumed).map(([source, events]) => ({
    ...{ name: source, source, events },
    handle: (tx, event, call) => handle(tx, deps, event, call),
  }))

const forWebhooks = new Set(
  Object.values(webhookEvents)
    .flat()
    .map(({ type }) => type),
)

async function handle(tx: Tx, deps: Notifications, event: Envelope, call: Call): Promise<void> {
  for (const wanted of mailsFor(event)) await queueMessage(tx, deps, event, wanted)
  await rememberWhose(tx, deps, event, call)
  if (isEvent(cartAbandoned, event)) await queueReminder(tx, deps, event)
  if (isEvent(availabilityChanged, event) && event.data.inStock) await wakeAlerts(tx, deps, event.data, call)
  if (forWebhooks.has(event.type)) await queueDeliveries(tx, deps, event)
}

/** A delivery of a thousand SKUs makes work for those alone that somebody waits for. */
async function wakeAlerts(
  tx: Tx,
  { clock }: Notifications,
  { sku }: { readonly sku: string },
  call: Call,
): Promise<void> {
  if (await anybodyWaits(tx, sku, clock.iso()))
    await enqueue(tx, tellJob, { sku }, { key: `${tellJob.name} ${sku}`, call })
}

async function rememberWhose(tx: Tx, deps: Notifications, event: Envelope, call: Call): Promise<void> {
  if (isEvent(orderPlaced, event)) await rememberOrder(tx, event.data, event.occurredAt)
  if (isEvent(orderClaimed, event) && event.data.customerId !== undefined)
    await giveToCustomer(tx, event.data.orderId, event.data.customerId)
  if (isEvent(paymentFailed, event)) await tellOfFailedPayment(tx, deps, event, event.data.orderRef)
  if (isEvent(customerErased, event)) await enqueue(tx, forgetJob, event.data, { call })
  if (isEvent(customerExportRequested, event)) await enqueue(tx, exportJob, event.data, { call })
}

/** Who is declined at the checkout sees it there, and nothing was ordered: only a later payment is worth a mail. */
async function tellOfFailedPayment(
  tx: Tx,
  deps: Notifications,
  event: Envelope,
  orderRef: string,
): Promise<void> {
  const order = await findPlacedOrder(tx, orderRef)
  if (!order || event.occurredAt <= order.placedAt) return
  const { orderId, customerId } = order
  const refs = { orderId, ...(customerId !== null && { customerId }) }
  await queueMessage(tx, deps, event, { template: 'payment-failed', refs })
}
