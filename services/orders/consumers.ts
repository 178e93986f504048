import { customerEmailVerified, customerErased, customerExportRequested } from '@stoa/contracts/identity'
import { paymentAuthorised, paymentCaptured, paymentExpired, paymentFailed } from '@stoa/contracts/payments'
import type { Envelope, EventOf } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import { type Consumer, isEvent } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import type { SagaStore } from '@stoa/platform/saga'
import { openCancel, whyNotCancellable } from './cancel/open-cancel.ts'
import type { Orders } from './context.ts'
import { claimJob, exportJob, forgetJob, resumeJob } from './job-definitions.ts'
import { capturedOf } from './order/order.ts'
import { lockOrder } from './order/order-store.ts'

const ofCheckout = statement<{ id: string }>(
  'orders.order-of-checkout',
  'select id from orders where checkout_id = $1',
)

/** A hint that the provider has news: whoever waits for it asks. A page that nobody waits for costs one look. */
export function paymentConsumer({ clock }: Orders, store: SagaStore<Tx>): Consumer {
  const handleAll = async (tx: Tx, events: readonly Envelope[]): Promise<void> => {
    const told = (events as EventOf<typeof paymentAuthorised>[]).map(({ data }) =>
      sagaOfPayment(data.paymentId),
    )
    for (const sagaId of await store.wake(tx, [...new Set(told)], clock.now()))
      await enqueue(tx, resumeJob, { sagaId })
  }
  return {
    name: 'payment-news',
    source: 'payments',
    events: [paymentAuthorised, paymentCaptured, paymentFailed, paymentExpired],
    handle: (tx, event) => handleAll(tx, [event]),
    handleAll,
  }
}

/** The payments of an edit are numbered below its saga; that of a checkout has its saga's id. */
const sagaOfPayment = (paymentId: string): string =>
  paymentId.startsWith('oed_') ? paymentId.slice(0, paymentId.indexOf(':')) : paymentId

/** What was not captured in time cannot be taken any more: an order that waits for it is cancelled, with notice. */
export const lapseConsumer = (deps: Orders): Consumer => ({
  name: 'payment-lapse',
  source: 'payments',
  events: [paymentExpired],
  async handle(tx, event, call) {
    const { paymentId } = (event as EventOf<typeof paymentExpired>).data
    const found = await tx.maybe(ofCheckout, [paymentId.split(':')[0]])
    const order = found && (await lockOrder(tx, found.id))
    if (!order || capturedOf(order) > 0 || whyNotCancellable(order) !== undefined) return
    const wish = { by: 'system', reason: 'payment lapsed', restock: true }
    await openCancel(tx, deps, order, wish, call)
    await enqueue(tx, resumeJob, { sagaId: `cancel:${order.id}` })
  },
})

export const identityConsumer: Consumer = {
  name: 'customers',
  source: 'identity',
  events: [customerEmailVerified, customerErased, customerExportRequested],
  async handle(tx, event, call) {
    if (isEvent(customerEmailVerified, event)) await enqueue(tx, claimJob, event.data, { call })
    if (isEvent(customerErased, event)) await enqueue(tx, forgetJob, event.data, { call })
    if (isEvent(customerExportRequested, event)) await enqueue(tx, exportJob, event.data, { call })
  },
}
