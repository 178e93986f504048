import { statement, type Tx } from '@stoa/platform/db'
import type { Settled } from '../follow.ts'
import type { Movement, Operation, Payment } from '../payment.ts'

const updateOne = statement(
  'payments.update',
  `update payments set status = $2, authorised = $3, captured = $4, voided = $5, refunded = $6, capturing = $7,
     refunding = $8, provider_ref = $9, seen_version = $10, action = $11, failure = $12, authorised_until = $13,
     token = $14, version = $15, updated_at = $16
   where id = $1`,
)
const insertOperation = statement<{ id: string }>(
  'payments.insert-operation',
  `insert into operations (payment_id, id, kind, amount, key, started_at) values ($1, $2, $3, $4, $5, $6)`,
)
/** As a constant the status has the planner walk the index of all that is pending instead of taking the key. */
const settleOne = statement(
  'payments.settle-operation',
  `update operations set status = $3, failure = $4, settled_at = $5
    where payment_id = $1 and id = $2 and status = $6`,
)
const insertMovement = statement(
  'payments.insert-movement',
  `insert into movements (payment_id, kind, amount, currency, operation_id, provider_ref, at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

export const updatePayment = (tx: Tx, p: Payment) =>
  tx.run(updateOne, [
    ...[p.id, p.status, p.authorised, p.captured, p.voided, p.refunded, p.capturing, p.refunding],
    ...[p.providerRef, p.seenVersion, json(p.action), json(p.failure), p.authorisedUntil, p.token],
    ...[p.version, p.updatedAt],
  ])

export const addOperation = (tx: Tx, o: Operation) =>
  tx.run(insertOperation, [o.paymentId, o.id, o.kind, o.amount, o.key, o.startedAt])

export const settleOperation = (tx: Tx, { operation, failure }: Settled, now: string) =>
  tx.run(settleOne, [
    ...[operation.paymentId, operation.id, failure ? 'failed' : 'succeeded', json(failure), now, 'pending'],
  ])

export const addMovement = (tx: Tx, payment: Payment, m: Movement, now: string) =>
  tx.run(insertMovement, [
    ...[payment.id, m.kind, m.amount, payment.currency, m.operationId, m.providerRef, now],
  ])

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
