import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { DeliveryRow } from './delivery.ts'
import { deliveryColumns } from './delivery-store.ts'
import type { StoredSecret, WebhookRow } from './webhook.ts'

export type DueDelivery = DeliveryRow & {
  readonly body: string
  readonly url: string
  readonly secrets: readonly StoredSecret[]
}

/** A few of each webhook, so that a slow receiver does not keep the others waiting. */
const claim = statement<DueDelivery>(
  'notifications.claim-deliveries',
  `with due as (
     select due.id as due_id, webhooks.url, webhooks.secrets from webhooks cross join lateral (
       select id from deliveries where webhook_id = webhooks.id and status = 'pending' and next_attempt_at <= $1
        order by next_attempt_at limit 4 for update skip locked) due
      where webhooks.status = 'active' limit 32)
   update deliveries set attempts = attempts + 1, round = round + 1, next_attempt_at = $2 from due where id = due_id
   returning ${deliveryColumns}, body, due.url, due.secrets`,
)
const record = statement(
  'notifications.record-delivery-attempt',
  `insert into delivery_attempts (delivery_id, attempt, at, duration_ms, status, body, error)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
)
const settle = statement(
  'notifications.settle-delivery',
  `update deliveries set status = $3, reason = $4, next_attempt_at = $5, last_status = $6, delivered_at = $7
    where id = $1 and attempts = $2`,
)
const wentThrough = statement(
  'notifications.webhook-went-through',
  'update webhooks set failing_since = null where id = $1 and failing_since is not null',
)
const isFailing = statement<{ failingSince: string }>(
  'notifications.webhook-is-failing',
  `update webhooks set failing_since = coalesce(failing_since, $2) where id = $1 and status = 'active'
   returning failing_since as "failingSince"`,
)
const disable = statement<Pick<WebhookRow, 'version'>>(
  'notifications.disable-webhook',
  `update webhooks set status = 'disabled', disabled_reason = $2, updated_at = $3, version = version + 1
    where id = $1 and status = 'active' returning version`,
)

export const claimDeliveries = (db: Queries, now: string, until: string) => db.all(claim, [now, until])

export type Outcome = {
  readonly at: string
  readonly durationMs: number
  readonly status?: number
  readonly body?: string
  readonly error?: string
}

export const recordAttempt = (tx: Tx, { id, attempts }: DeliveryRow, outcome: Outcome) => {
  const { at, durationMs, status = null, body = null, error = null } = outcome
  return tx.run(record, [id, attempts, at, durationMs, status, body, error])
}

export type Settled = {
  readonly status: DeliveryRow['status']
  readonly reason: string | null
  readonly nextAttemptAt: string | null
  readonly lastStatus: number | null
  readonly deliveredAt: string | null
}
export const settleDelivery = (tx: Tx, { id, attempts }: DeliveryRow, to: Settled) =>
  tx.run(settle, [id, attempts, to.status, to.reason, to.nextAttemptAt, to.lastStatus, to.deliveredAt])

export const markThrough = (tx: Tx, webhookId: string) => tx.run(wentThrough, [webhookId])
export const markFailing = (tx: Tx, webhookId: string, now: string) => tx.maybe(isFailing, [webhookId, now])
export const disableWebhook = (tx: Tx, webhookId: string, reason: string, now: string) =>
  tx.maybe(disable, [webhookId, reason, now])
