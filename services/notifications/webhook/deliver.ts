import { type Call, systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Tx } from '@stoa/platform/db'
import { enqueue } from '@stoa/platform/jobs'
import { outwardRequest } from '@stoa/platform/outward'
import { recordAudit } from '../audit/record-audit.ts'
import type { Notifications } from '../deps.ts'
import { noticeJob } from '../job-definitions.ts'
import * as store from './attempt-store.ts'
import { nextAttempt, whyDisabled } from './plan.ts'
import { signatureOf } from './sign.ts'
import { activeSecrets } from './webhook.ts'

/** An attempt that has said nothing for this long ended with its process; the receiver knows a second by its id. */
const lostAfterMs = 120_000
const firstBytes = 1024

export async function deliverWebhooks(deps: Notifications, signal: AbortSignal | undefined): Promise<void> {
  const { db, clock } = deps
  for (let taken = 1; taken > 0 && !signal?.aborted; ) {
    const until = new Date(clock.now() + lostAfterMs).toISOString()
    const due = await store.claimDeliveries(db, clock.iso(), until)
    await Promise.all(due.map(delivery => deliverTraced(deps, delivery, signal)))
    taken = due.length
  }
}

function deliverTraced(
  deps: Notifications,
  delivery: store.DueDelivery,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { clock, signals } = deps
  const traceparent = delivery.traceparent ?? undefined
  const call = newCall({
    actor: systemActor('notifications:webhooks'),
    caller: 'notifications',
    clock,
    traceparent,
  })
  return signals.delivering(call, delivery.eventType, async inner => {
    const outcome = await tryOnce(deps, delivery, inner, signal)
    if (!signal?.aborted) await settle(deps, delivery, outcome, inner)
  })
}

/** What is signed is what is sent, byte for byte. */
async function tryOnce(
  { config, clock, seal }: Notifications,
  { url, body, eventId, webhookId, secrets }: store.DueDelivery,
  call: Call,
  signal: AbortSignal | undefined,
): Promise<store.Outcome> {
  const at = clock.iso()
  const began = performance.now()
  const timestamp = Math.floor(clock.now() / 1000)
  const limits = { timeoutMs: config.webhookTimeoutMs, mostBytes: firstBytes, network: config.webhookNetwork }
  const tookMs = () => Math.round(performance.now() - began)
  try {
    const opened = activeSecrets(secrets, at).map(({ sealed }) => seal.open(sealed, webhookId))
    const headers = {
      ...{ 'content-type': 'application/json', 'user-agent': 'Stoa-Webhooks/1', 'webhook-id': eventId },
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(opened, eventId, timestamp, body),
      ...(call.traceparent !== undefined && { traceparent: call.traceparent }),
    }
    const answer = await outwardRequest({ url, method: 'POST', headers, body, ...limits, signal })
    return { at, durationMs: tookMs(), status: answer.status, body: printable(answer.body) }
  } catch (error) {
    return { at, durationMs: tookMs(), error: error instanceof Error ? error.message : String(error) }
  }
}

/** PostgreSQL keeps no NUL in a text. */
const printable = (text: string): string => text.replaceAll('\0', '�')

async function settle(
  deps: Notifications,
  delivery: store.DueDelivery,
  outcome: store.Outcome,
  call: Call,
): Promise<void> {
  const { db, clock, signals } = deps
  const through = outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300
  signals.delivered(through ? 'delivered' : 'failed')
  await db.tx(async tx => {
    await store.recordAttempt(tx, delivery, outcome)
    if (!through) return settleFailure(tx, deps, delivery, outcome, call)
    const now = clock.iso()
    const lastStatus = outcome.status ?? null
    const done = {
      status: 'delivered',
      reason: null,
      nextAttemptAt: null,
      lastStatus,
      deliveredAt: now,
    } as const
    await store.settleDelivery(tx, delivery, done)
    await store.markThrough(tx, delivery.webhookId)
  })
}

async function settleFailure(
  tx: Tx,
  deps: Notifications,
  delivery: store.DueDelivery,
  { status, error }: store.Outcome,
  call: Call,
): Promise<void> {
  const { clock, config } = deps
  const now = clock.now()
  const next = nextAttempt(delivery.round, now)
  await store.settleDelivery(tx, delivery, {
    ...{ status: next === undefined ? 'failed' : 'pending', nextAttemptAt: next ?? null, deliveredAt: null },
    ...{ reason: error ?? `the receiver answered ${status}`, lastStatus: status ?? null },
  })
  const failing = await store.markFailing(tx, delivery.webhookId, clock.iso())
  if (!failing) return
  const disableHours = config.webhookDisableHours
  const reason = whyDisabled({ status, failingSince: failing.failingSince, now, disableHours })
  if (reason !== undefined) await giveUp(tx, deps, delivery.webhookId, reason, call)
}

/** Staff are told; what was not delivered waits until they enable it again. */
async function giveUp(tx: Tx, deps: Notifications, webhookId: string, reason: string, call: Call) {
  const disabled = await store.disableWebhook(tx, webhookId, reason, deps.clock.iso())
  if (!disabled) return
  await recordAudit(tx, deps, call, { action: 'webhook.disabled', entity: webhookId, changes: { reason } })
  await enqueue(tx, noticeJob, { webhookId, version: disabled.version }, { call })
}
