import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { DeliveryRow } from './delivery.ts'

export const deliveryColumns = `id, webhook_id as "webhookId", event_id as "eventId", event_type as "eventType", traceparent, status, reason,
  attempts, round, next_attempt_at as "nextAttemptAt", last_status as "lastStatus", created_at as "createdAt",
  delivered_at as "deliveredAt"`

const insert = statement<DeliveryRow>(
  'notifications.insert-delivery',
  `insert into deliveries (id, webhook_id, event_id, event_type, body, traceparent, status, reason, next_attempt_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (webhook_id, event_id) do nothing returning ${deliveryColumns}`,
)
const wanting = statement<{ id: string; status: 'active' | 'disabled' }>(
  'notifications.webhooks-wanting',
  `select id, status from webhooks where types = '{}' or $1 = any(types)`,
)
const list = statement<DeliveryRow>(
  'notifications.list-deliveries',
  `select ${deliveryColumns} from deliveries
    where id < $1 and ($2::text is null or webhook_id = $2) and ($3::text is null or status = $3)
      and ($4::text is null or event_id = $4)
    order by id desc limit $5`,
)
const find = statement<DeliveryRow & { body: string; tries: Try[] }>(
  'notifications.find-delivery',
  `select ${deliveryColumns}, body,
          (select coalesce(json_agg(json_build_object('attempt', attempt, 'at', at, 'durationMs', duration_ms,
                    'status', status, 'body', body, 'error', error) order by attempt), '[]')
             from delivery_attempts where delivery_id = id) as tries
     from deliveries where id = $1`,
)
const replayOne = statement<DeliveryRow>(
  'notifications.replay-delivery',
  `update deliveries set status = 'pending', reason = null, round = 0, next_attempt_at = $2 where id = $1 returning ${deliveryColumns}`,
)
const replaySince = statement(
  'notifications.replay-deliveries',
  `update deliveries set status = 'pending', reason = null, round = 0, next_attempt_at = $3
    where webhook_id = $1 and created_at >= $2 and (status = 'failed' or $4)`,
)
const hurry = statement(
  'notifications.hurry-deliveries',
  `update deliveries set next_attempt_at = $2, round = 0 where webhook_id = $1 and status = 'pending'`,
)

export type Try = {
  readonly attempt: number
  readonly at: string
  readonly durationMs: number
  readonly status: number | null
  readonly body: string | null
  readonly error: string | null
}

export type NewDelivery = Pick<DeliveryRow, 'id' | 'webhookId' | 'eventId' | 'eventType' | 'status'> & {
  readonly body: string
  readonly reason: string | null
  readonly traceparent: string | undefined
}

export const insertDelivery = (tx: Tx, row: NewDelivery, now: string) => {
  const { id, webhookId, eventId, eventType, body, traceparent, status, reason } = row
  const due = status === 'pending' ? now : null
  const what = [id, webhookId, eventId, eventType, body, traceparent ?? null]
  return tx.maybe(insert, [...what, status, reason, due, now])
}
export const findWanting = (db: Queries, eventType: string) => db.all(wanting, [eventType])

type Filter = {
  readonly webhookId?: string | undefined
  readonly status?: string | undefined
  readonly eventId?: string | undefined
}
export const listDeliveries = (
  db: Queries,
  { webhookId, status, eventId }: Filter,
  before: string,
  limit: number,
) => db.all(list, [before, webhookId ?? null, status ?? null, eventId ?? null, limit])
export const findDelivery = (db: Queries, id: string) => db.maybe(find, [id])
export const replay = (tx: Tx, id: string, now: string) => tx.one(replayOne, [id, now])
export const replayAll = (tx: Tx, webhookId: string, since: string, now: string, delivered: boolean) =>
  tx.run(replaySince, [webhookId, since, now, delivered])
export const hurryDeliveries = (tx: Tx, webhookId: string, now: string) => tx.run(hurry, [webhookId, now])
