import { paymentAuthorised, paymentCaptured } from '@stoa/contracts/payments'
import type { EventDefinition } from '@stoa/kernel/event'
import { isDbError, type Queries, statement } from '@stoa/platform/db'
import { outboxInsert } from '@stoa/platform/events'
import type { Movement, Operation, Payment } from '../payment.ts'
import { type NewPayment, newPaymentColumns, paymentColumns } from './payment-store.ts'

/**
 * What every order does, each in one statement: nothing is read that the caller knows, and nobody else's change is
 * overwritten, because the version decides. Where it does not fit nothing is written, and the way with locks is taken.
 */
const insertBegun = statement<{ id: string }>(
  'payments.insert-begun',
  `with made as (
     insert into payments (${newPaymentColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
   )
   insert into operations (payment_id, id, kind, amount, key, started_at) values ($1, $13, 'authorise', $5, $14, $12)
   returning payment_id as id`,
)

/**
 * Of an authorisation of which nothing was taken, released or asked for yet the sums say all: the database holds them to
 * the ledger, so no part of the charge is in it. The status is a parameter: as a constant it has the planner walk the
 * index of what lapses, with all its dead entries, instead of taking the key.
 */
const beginCapture = statement<Payment>(
  'payments.begin-capture',
  `with begun as (
     update payments set capturing = $3, version = version + 1, updated_at = $6
      where id = $1 and status = $7 and currency = $4 and authorised >= $3
        and capturing = 0 and captured = 0 and voided = 0 and refunded = 0
     returning ${paymentColumns}
   ), stored as (
     insert into operations (payment_id, id, kind, amount, key, started_at)
     select id, $2, 'capture', $3, $5, $6 from begun
   )
   select * from begun`,
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
        where payment_id = $1 and id = $12 and exists (select from changed)
     ), moved as (
       insert into movements (payment_id, kind, amount, currency, operation_id, provider_ref, at)
       select id, $13, $14::bigint, currency, $12, $15, $10 from changed
     )
     ${outboxInsert(definition, {
       from: 'changed',
       ...{ id: '$16', aggregateId: 'id', aggregateVersion: 'version', data: '$17::json' },
       ...{ occurredAt: '$10', channel: 'channel', traceparent: '$18' },
     })}
     returning id`,
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
  const made = await unlessTaken(
    db.maybe(insertBegun, [
      ...[p.id, p.orderRef, p.provider, p.channel, p.amount, p.currency, p.instrument, p.token, p.returnUrl],
      ...[p.multiCapture, p.status, p.createdAt, first.id, first.key],
    ]),
  )
  return made && freshOf(p)
}

/** Asking first, in every statement, costs more than failing where an id comes again. */
async function unlessTaken<T>(written: Promise<T>): Promise<T | undefined> {
  try {
    return await written
  } catch (error) {
    if (isDbError(error) && error.sqlState === '23505') return undefined
    throw error
  }
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
/** The payment as it is now; undefined where it is no capture of an authorisation that nothing else was done with. */
export const beginPlainCapture = (db: Queries, c: Capture): Promise<Payment | undefined> =>
  unlessTaken(
    db.maybe(beginCapture, [c.paymentId, c.id, c.amount, c.currency, c.key, c.startedAt, 'authorised']),
  )

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
  const told = await db.maybe(settlements[movement.kind], [
    ...[p.id, p.status, p.authorised, p.captured, p.capturing, p.providerRef, p.seenVersion],
    ...[p.authorisedUntil, p.token, p.updatedAt, before.version, operation.id],
    ...[movement.kind, movement.amount, movement.providerRef],
    ...[event.id, JSON.stringify(event.data), event.traceparent ?? null],
  ])
  return told !== undefined
}
