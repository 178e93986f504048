import {
  priceChanged,
  productCreated,
  productDeleted,
  productPublished,
  productUnpublished,
  productUpdated,
} from '@stoa/contracts/catalog'
import { orderCancelled, orderPlaced } from '@stoa/contracts/orders'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import { putPending, uncountOrder } from './count-order.ts'
import type { RecommendationsDeps } from './deps.ts'
import { countJob, learnJob } from './jobs.ts'

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

export const orderConsumer = ({ clock }: RecommendationsDeps): Consumer => ({
  name: 'orders',
  source: 'orders',
  events: [orderPlaced, orderCancelled],
  async handle(tx, event) {
    if (isEvent(orderCancelled, event)) return uncountOrder(tx, event.data.orderId, clock.iso())
    if (!isEvent(orderPlaced, event)) return
    const { orderId, lines } = event.data
    const skus = lines.map(({ sku }) => sku)
    if (await putPending(tx, orderId, skus)) await enqueue(tx, countJob, {}, { key: 'count' })
  },
})
