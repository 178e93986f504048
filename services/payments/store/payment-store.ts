import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Known } from '../follow.ts'
import type { Operation, Payment } from '../payment.ts'

export const paymentColumns = `id, order_ref as "orderRef", provider, channel, amount, currency, instrument, token,
  return_url as "returnUrl", multi_capture as "multiCapture", status, authorised, captured, voided, refunded,
  capturing, refunding, provider_ref as "providerRef", seen_version as "seenVersion", action, failure,
  authorised_until as "authorisedUntil", version, created_at as "createdAt", updated_at as "updatedAt"`
export const operationColumns = `payment_id as "paymentId", id, kind, amount, status, key, failure,
  started_at as "startedAt", settled_at as "settledAt"`

export const newPaymentColumns = `id, order_ref, provider, channel, amount, currency, instrument, token, return_url,
  multi_capture, status, created_at, updated_at`
/** By this a part of a charge is known to the ledger. */
export const ledgerEntry = `kind || ' ' || provider_ref`

const insertOne = statement<Payment>(
  'payments.insert',
  `insert into payments (${newPaymentColumns})
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
   on conflict (id) do nothing returning ${paymentColumns}`,
)
const findOne = statement<Payment>('payments.find', `select ${paymentColumns} from payments where id = $1`)
const findMany = statement<Payment>(
  'payments.find-many',
  `select ${paymentColumns} from payments where id = any($1) order by id`,
)
const findByRef = statement<Payment>(
  'payments.find-by-ref',
  `select ${paymentColumns} from payments where provider = $1 and (provider_ref = $2 or id = $3)
    order by provider_ref = $2 desc nulls last limit 1`,
)
const lockOne = statement<Payment>(
  'payments.lock',
  `select ${paymentColumns} from payments where id = $1 for update`,
)
const ledgerOf = statement<{ entry: string }>(
  'payments.ledger-keys',
  `select ${ledgerEntry} as entry from movements where payment_id = $1`,
)
const operationsOf = statement<Operation>(
  'payments.operations',
  `select ${operationColumns} from operations where payment_id = $1 order by started_at, id`,
)
const page = statement<Payment>(
  'payments.page',
  `select ${paymentColumns} from payments
    where (created_at, id) < ($1, $2) and ($3::text is null or order_ref = $3) and ($4::text is null or status = $4)
    order by created_at desc, id desc limit $5`,
)
const ofRange = statement<Payment>(
  'payments.of-range',
  `select ${paymentColumns} from payments
    where provider = $1 and created_at >= $2 and created_at < $3 and provider_ref is not null`,
)
const unsettled = statement<{ id: string }>(
  'payments.unsettled',
  `select distinct payment_id as id from operations where status = 'pending' and started_at <= $1 limit 100`,
)
const lapsed = statement<{ id: string }>(
  'payments.lapsed',
  `select id from payments where status = 'authorised' and authorised_until <= $1
   union all
   select id from payments where status = 'captured' and captured + voided < authorised and authorised_until <= $1
   union all
   select id from payments where status = 'requires_action' and (action ->> 'expiresAt')::timestamptz <= $1
   limit 100`,
)

export type NewPayment = Pick<
  Payment,
  | 'id'
  | 'orderRef'
  | 'provider'
  | 'channel'
  | 'amount'
  | 'currency'
  | 'instrument'
  | 'token'
  | 'returnUrl'
  | 'multiCapture'
  | 'status'
  | 'createdAt'
>

/** Undefined when the id is taken. */
export const insertPayment = (db: Queries, p: NewPayment): Promise<Payment | undefined> =>
  db.maybe(insertOne, [
    ...[p.id, p.orderRef, p.provider, p.channel, p.amount, p.currency, p.instrument, p.token, p.returnUrl],
    ...[p.multiCapture, p.status, p.createdAt],
  ])

export const findPayment = (db: Queries, id: string) => db.maybe(findOne, [id])
export const findPayments = (db: Queries, ids: readonly string[]) => db.all(findMany, [ids])
export const findHinted = (db: Queries, provider: string, ref: string | null, id: string | null) =>
  db.maybe(findByRef, [provider, ref, id])
export const findOperations = (db: Queries, paymentId: string) => db.all(operationsOf, [paymentId])

/** Three statements on their way together; each sees what is committed when the row's lock is held. */
export async function lockPayment(tx: Tx, id: string): Promise<Known | undefined> {
  const [payment, ledger, operations] = await Promise.all([
    tx.maybe(lockOne, [id]),
    tx.all(ledgerOf, [id]),
    tx.all(operationsOf, [id]),
  ])
  return payment && { payment, ledger: new Set(ledger.map(({ entry }) => entry)), operations }
}

export type Filter = { readonly orderRef: string | undefined; readonly status: string | undefined }
export const listPayments = (
  db: Queries,
  before: { readonly at: string; readonly id: string },
  { orderRef, status }: Filter,
  limit: number,
) => db.all(page, [before.at, before.id, orderRef ?? null, status ?? null, limit])

export const paymentsOfRange = (db: Queries, provider: string, from: string, until: string) =>
  db.all(ofRange, [provider, from, until])

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
export const findUnsettled = async (db: Queries, startedBefore: string) =>
  idsOf(await db.all(unsettled, [startedBefore]))
const waiting = statement<{ count: number }>(
  'payments.count-unsettled',
  `select count(*)::int as count from operations where status = 'pending' and started_at <= $1`,
)
export const countUnsettled = async (db: Queries, startedBefore: string) =>
  (await db.one(waiting, [startedBefore])).count
export const findLapsed = async (db: Queries, now: string) => idsOf(await db.all(lapsed, [now]))
