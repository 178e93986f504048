import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Hint } from '../provider/provider.ts'

/** Answers those that are work; no row when the event was known. A hint that is not newer is handled as it comes. */
const insertAll = statement<{ provider: string; eventId: string; waiting: boolean }>(
  'payments.insert-webhooks',
  `insert into webhooks (provider, event_id, type, provider_ref, payment_id, received_at, handled_at)
   select hint.provider, "eventId", hint.type, ref, "paymentId", $2::timestamptz,
          case when exists (select from payments known
                             where known.provider = hint.provider and provider_ref = ref and seen_version >= hint.version)
               then $2::timestamptz end
     from json_to_recordset($1)
          as hint (provider text, "eventId" text, type text, ref text, "paymentId" text, version bigint)
   on conflict (provider, event_id) do nothing
   returning provider, event_id as "eventId", handled_at is null as waiting`,
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

export type Received = Hint & { readonly provider: string }

export const addWebhooks = async (tx: Tx, hints: readonly Received[], now: string) =>
  (await tx.all(insertAll, [JSON.stringify(hints), now])).filter(({ waiting }) => waiting)

export const findWaitingWebhook = (db: Queries, provider: string, eventId: string) =>
  db.maybe(findOne, [provider, eventId])
export const endWebhook = (db: Queries, provider: string, eventId: string, now: string) =>
  db.run(handled, [provider, eventId, now])
export const forgetWebhooks = (db: Queries, handledBefore: string) => db.run(forget, [handledBefore])
