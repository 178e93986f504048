import type { Envelope } from '@stoa/kernel/event'
import type { Tx } from '@stoa/platform/db'
import type { Notifications } from '../deps.ts'
import { deliverJob } from '../job-definitions.ts'
import { findWanting, insertDelivery } from './delivery-store.ts'

type Deps = Pick<Notifications, 'clock' | 'ids' | 'wake'>

/** One row for each webhook that wants it, once; a disabled one can have it replayed later. */
export async function queueDeliveries(tx: Tx, deps: Deps, event: Envelope): Promise<void> {
  const webhooks = await findWanting(tx, event.type)
  for (const { id, status } of webhooks)
    await queueDelivery(tx, deps, id, event, status === 'active' ? undefined : 'the webhook was disabled')
}

/** Without a reason not to, it is sent at once. */
export async function queueDelivery(
  tx: Tx,
  { clock, ids, wake }: Deps,
  webhookId: string,
  event: Envelope,
  notSent?: string,
) {
  const { traceparent, ...body } = event
  const row = {
    ...{ id: ids.next('whd'), webhookId, eventId: event.id, eventType: event.type, traceparent },
    ...({ body: JSON.stringify(body), status: notSent === undefined ? 'pending' : 'failed' } as const),
    reason: notSent ?? null,
  }
  const inserted = await insertDelivery(tx, row, clock.iso())
  if (inserted?.status === 'pending') await wake(tx, deliverJob)
  return inserted
}
