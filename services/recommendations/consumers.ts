import {
  priceChanged,
  productCreated,
  productDeleted,
  productPublished,
  productUnpublished,
  productUpdated,
} from '@stoa/contracts/catalog'
import { orderCancelled, orderPlaced } from '@stoa/contracts/orders'
import type { Clock } from '@stoa/kernel/clock'
import type { Envelope } from '@stoa/kernel/event'
import type { Tx } from '@stoa/platform/db'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import { putPending, uncountOrder } from './count-order.ts'
import type { RecommendationsDeps } from './deps.ts'
import { countJob } from './jobs.ts'
import { learnJob } from './learn-product.ts'

/** The catalogue is asked outside the transaction: by a job, one for however many events of a product. */
export const productConsumer: Consumer = {
  name: 'products',
  source: 'catalog',
  events: [
    ...[productCreated, productUpdated, productPublished],
    ...[productUnpublished, productDeleted, priceChanged],
  ],
  handle: (tx, { aggregateId: productId }) =>
    enqueue(tx, learnJob, { productId }, { key: `learn ${productId}` }),
}

/**
 * In a rush orders wait for each other: they buy the same products, so many counted at once touch fewer rows and
 * indexes (30 µs of PostgreSQL an order for its products' warmth in fifteens, 13 µs in hundreds), and the job, 0.5 ms
 * to enqueue alone, runs once in ten seconds and not five times a second.
 */
const rush = 5
const rushMs = 10_000
const whenCounted = (orders: number, clock: Clock) =>
  orders > rush ? { runAt: new Date(clock.now() + rushMs).toISOString() } : {}

export function orderConsumer({ clock }: RecommendationsDeps): Consumer {
  const handleAll = async (tx: Tx, events: readonly Envelope[]): Promise<void> => {
    const placed = events.filter(event => isEvent(orderPlaced, event))
    const bought = placed.map(({ data: { orderId, lines } }) => ({
      orderId,
      skus: lines.map(({ sku }) => sku),
    }))
    if (bought.length > 0 && (await putPending(tx, bought)))
      await enqueue(tx, countJob, {}, { key: 'count', ...whenCounted(bought.length, clock) })
    const cancelled = events.filter(event => isEvent(orderCancelled, event))
    for (const { data } of cancelled) await uncountOrder(tx, data.orderId, clock.iso())
  }
  return {
    name: 'orders',
    source: 'orders',
    events: [orderPlaced, orderCancelled],
    handle: (tx, event) => handleAll(tx, [event]),
    handleAll,
  }
}
