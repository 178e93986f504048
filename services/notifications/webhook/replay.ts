import { notificationsContract } from '@stoa/contracts/notifications'
import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { recordAudit } from '../audit/record-audit.ts'
import type { Notifications } from '../deps.ts'
import { deliverJob } from '../job-definitions.ts'
import { viewOfDelivery } from './delivery.ts'
import { findDelivery, replay, replayAll } from './delivery-store.ts'
import { lockedWebhook } from './edit-webhooks.ts'
import { pingType } from './event-types.ts'
import { queueDelivery } from './queue-deliveries.ts'

const contract = notificationsContract

async function whyNot(tx: Tx, webhookId: string, call: Call) {
  const { status } = await lockedWebhook(tx, webhookId, call)
  if (status === 'active') return undefined
  return fail({ code: 'webhook_disabled' as const, detail: 'It gets nothing while it is disabled' })
}

export const createPing = (deps: Notifications) =>
  command(deps.db, { contract, method: 'pingWebhook', clock: deps.clock }, async (tx, { id }, call) => {
    const refusal = await whyNot(tx, id, call)
    if (refusal) return refusal
    const event = {
      ...{ id: deps.ids.next('evt'), type: pingType, schemaVersion: 1, aggregateId: id, aggregateVersion: 1 },
      ...{ occurredAt: deps.clock.iso(), channel: 'default', traceparent: call.traceparent },
      data: { webhookId: id },
    }
    const queued = await queueDelivery(tx, deps, id, event)
    await recordAudit(tx, deps, call, { action: 'webhook.pinged', entity: id })
    if (!queued) throw new PlatformError('internal', { detail: 'a new event was not new' })
    return ok(viewOfDelivery(queued))
  })

/** The same body under the same webhook-id: a receiver that had it knows that it had. */
export const createReplayDelivery = (deps: Notifications) =>
  command(deps.db, { contract, method: 'replayDelivery', clock: deps.clock }, async (tx, { id }, call) => {
    const found = await findDelivery(tx, id)
    if (!found) throw new PlatformError('not_found', { detail: `There is no delivery ${id}` })
    const refusal = await whyNot(tx, found.webhookId, call)
    if (refusal) return refusal
    const row = await replay(tx, id, deps.clock.iso())
    await recordAudit(tx, deps, call, { action: 'delivery.replayed', entity: id })
    await deps.wake(tx, deliverJob)
    return ok(viewOfDelivery(row))
  })

export const createReplayDeliveries = (deps: Notifications) =>
  command(deps.db, { contract, method: 'replayDeliveries', clock: deps.clock }, async (tx, input, call) => {
    const { id, since, status = 'failed' } = input
    const refusal = await whyNot(tx, id, call)
    if (refusal) return refusal
    const replayed = await replayAll(tx, id, since, deps.clock.iso(), status === 'all')
    const changes = { since, status, replayed }
    await recordAudit(tx, deps, call, { action: 'webhook.replayed', entity: id, changes })
    await deps.wake(tx, deliverJob)
    return ok({ replayed })
  })
