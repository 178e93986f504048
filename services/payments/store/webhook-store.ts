import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Hint } from '../provider/provider.ts'

/** Answers whether there is work; no row when the event was known. A hint that is not newer is handled as it comes. */
const insertOne = statement<{ waiting: boolean }>(
  'payments.insert-webhook',
  `insert into webhooks (provider, event_id, type, provider_ref, payment_id, received_at, handled_at)
   select $1, $2, $3, $4, $5, $6::timestamptz,
          case when exists (select from payments where provider = $1 and provider_ref = $4 and seen_version >= $7::bigint)
               then $6::timestamptz end
   on conflict (provider, event_id) do nothing
   returning handled_at is null as waiting`,
)
const handled = statement(
  'payments.webhook-handled',
  `update webhooks set handled_at = $3 where provider = $1 and event_id = $2 and handled_at is null`,
)
const findOne = statement<{ ref: string | null; paymentId: string | null }>(
  'payments.find-webhook',
  `select provider_ref as "ref", payment_id as "paymentId" from webhooks
    where provider = $1 and event_id = $2 and handled_at is null`,
)
const forget = statement('payments.forget-webhooks', `delete from webhooks where handled_at < $1`)

export const addWebhook = async (tx: Tx, provider: string, hint: Hint, now: string): Promise<boolean> => {
  const { eventId, type, ref, paymentId, version } = hint
  const row = await tx.maybe(insertOne, [
    ...[provider, eventId, type, ref ?? null, paymentId ?? null, now, version ?? null],
  ])
  return row?.waiting === true
}

export const findWaitingWebhook = (db: Queries, provider: string, eventId: string) =>
  db.maybe(findOne, [provider, eventId])
export const endWebhook = (db: Queries, provider: string, eventId: string, now: string) =>
  db.run(handled, [provider, eventId, now])
export const forgetWebhooks = (db: Queries, handledBefore: string) => db.run(forget, [handledBefore])
