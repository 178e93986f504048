import { paymentAuthorised, paymentCaptured } from '@stoa/contracts/payments'
import type { EventDefinition } from '@stoa/kernel/event'
import { type Queries, statement } from '@stoa/platform/db'
import { outboxInsertCte } from '@stoa/platform/events'
import type { Known } from '../follow.ts'
import type { Movement, Operation, Payment } from '../payment.ts'
import {
  ledgerEntry,
  type NewPayment,
  newPaymentColumns,
  operationColumns,
  paymentColumns,
} from './payment-store.ts'

/**
 * What every order does, each in one statement: nothing is read that the caller knows, and nobody else's change is
 * overwritten, because the version decides. Where it does not fit nothing is written, and the way with locks is taken.
 */
const insertBegun = statement<{ id: string }>(
  'payments.insert-begun',
  `with made as (
     insert into payments (${newPaymentColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
     on conflict (id) do nothing returning id, amount, created_at
   ), begun as (
     insert into operations (payment_id, id, kind, amount, key, started_at)
     select id, $13, 'authorise', amount, $14, created_at from made
   )
   select id from made`,
)

type KnownRow = Payment & { readonly ledger: readonly string[]; readonly operations: readonly Operation[] }
/** One look sees a payment, its ledger and its operations as of one moment, and the version holds the update to it. */
const beginCapture = statement<KnownRow>(
  'payments.begin-capture',
  `with begun as (
     update payments set capturing = capturing + $3, version = version + 1, updated_at = $6
      where id = $1 and version = (select version from payments where id = $1) and status = 'authorised'
        and currency = $4 and authorised - capturing >= $3
        and not exists (select from operations where payment_id = $1 and id = $2)
     returning *
   ), stored as (
     insert into operations (payment_id, id, kind, amount, key, started_at)
     select id, $2, 'capture', $3, $5, $6 from begun
   )
   select ${paymentColumns}, array(select ${ledgerEntry} from movements where payment_id = $1) as ledger,
          (select coalesce(json_agg(o), '[]') from (select ${operationColumns} from operations where payment_id = $1
                                     order by started_at, id) o) as operations
     from begun`,
)

const settleAs = (name: string, definition: EventDefinition) =>
  statement<{ id: string }>(
    `payments.settle-${name}`,
    `with changed as (
       update payments set status = $2, authorised = $3, captured = $4, capturing = $5, provider_ref = $6, seen_version = $7,
              action = null, authorised_until = $8, token = $9, version = version + 1, updated_at = $10
        where id = $1 and version = $11
       returning id, currency, channel, version
     ), settled as (
       update operations set status = 'succeeded', settled_at = $10
        where payment_id = (select id from changed) and id = $12 and status = 'pending'
     ), moved as (
       insert into movements (payment_id, kind, amount, currency, operation_id, provider_ref, at)
       select id, $13, $14::bigint, currency, $12, $15, $10 from changed
     ), ${outboxInsertCte(definition, {
       from: 'changed',
       ...{ id: '$16', aggregateId: 'id', aggregateVersion: 'version', data: '$17::json' },
       ...{ occurredAt: '$10', channel: 'channel', traceparent: '$18' },
     })}
     select id from changed`,
  )
const settlements = {
  authorised: settleAs('authorised', paymentAuthorised),
  captured: settleAs('captured', paymentCaptured),
}

/** Undefined when the id is taken. */
export async function insertBegunPayment(
  db: Queries,
  p: NewPayment,
  first: Pick<Operation, 'id' | 'key'>,
): Promise<Payment | undefined> {
  const made = await db.maybe(insertBegun, [
    ...[p.id, p.orderRef, p.provider, p.channel, p.amount, p.currency, p.instrument, p.token, p.returnUrl],
    ...[p.multiCapture, p.status, p.createdAt, first.id, first.key],
  ])
  return made && freshOf(p)
}

/** As the table's defaults have it. */
const freshOf = (p: NewPayment): Payment => ({
  ...p,
  ...{ authorised: 0, captured: 0, voided: 0, refunded: 0, capturing: 0, refunding: 0 },
  ...{ providerRef: null, seenVersion: 0, action: null, failure: null, authorisedUntil: null },
  ...{ version: 1, updatedAt: p.createdAt },
})

type Capture = Pick<Operation, 'paymentId' | 'id' | 'amount' | 'key' | 'startedAt'> & {
  readonly currency: string
}
/** What was known before, and the payment as it is now; undefined where it is no plain capture of an authorisation. */
export async function beginPlainCapture(db: Queries, c: Capture): Promise<Known | undefined> {
  const row = await db.maybe(beginCapture, [c.paymentId, c.id, c.amount, c.currency, c.key, c.startedAt])
  if (!row) return undefined
  const { ledger, operations, ...payment } = row
  return { payment, ledger: new Set(ledger), operations: operations.map(timed) }
}

const timed = (operation: Operation): Operation => ({
  ...operation,
  startedAt: new Date(operation.startedAt).toISOString(),
  settledAt: operation.settledAt && new Date(operation.settledAt).toISOString(),
})

export type UsualSettlement = {
  readonly before: Payment
  readonly payment: Payment
  readonly operation: Operation
  readonly movement: Movement & { readonly kind: 'authorised' | 'captured' }
  readonly event: { readonly id: string; readonly data: unknown; readonly traceparent: string | undefined }
}
/** False when the payment has moved on. */
export async function settleUsual(db: Queries, settlement: UsualSettlement): Promise<boolean> {
  const { before, payment: p, operation, movement, event } = settlement
  const row = await db.maybe(settlements[movement.kind], [
    ...[p.id, p.status, p.authorised, p.captured, p.capturing, p.providerRef, p.seenVersion],
    ...[p.authorisedUntil, p.token, p.updatedAt, before.version, operation.id],
    ...[movement.kind, movement.amount, movement.providerRef],
    ...[event.id, JSON.stringify(event.data), event.traceparent ?? null],
  ])
  return row !== undefined
}
