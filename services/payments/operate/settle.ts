import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { checkEventData, wakeRelay } from '@stoa/platform/events'
import { announce, definitions, newsOf } from '../announce.ts'
import type { PaymentsDeps } from '../deps.ts'
import { type Followed, follow, type Known } from '../follow.ts'
import type { Movement, Operation, Payment } from '../payment.ts'
import type { Answer, Charge, Failure } from '../provider/provider.ts'
import { addMovement, settleOperation, updatePayment } from '../store/change-store.ts'
import { lockPayment } from '../store/payment-store.ts'
import { settleUsual, type UsualSettlement } from '../store/usual-store.ts'

/** A payment with its operations as they are after a transaction. */
export type Settlement = { readonly payment: Payment; readonly operations: readonly Operation[] }

/** Writes down what the provider said. Whoever comes first writes it; everybody else finds nothing left to do. */
export function settleCharge(
  deps: PaymentsDeps,
  id: string,
  charge: Charge,
  call?: Call,
): Promise<Settlement> {
  return deps.db.tx(async tx => {
    const known = await mustLock(tx, id)
    return save(tx, deps, known, follow(known, charge), call)
  })
}

/**
 * What every order does: an operation of one's own has come through, and nothing else has happened since it was begun.
 * One statement writes it down; undefined when it is not so, or is not so any more.
 */
export async function settleKnown(
  deps: PaymentsDeps,
  known: Known,
  charge: Charge,
  call: Call,
): Promise<Settlement | undefined> {
  const { payment: after, movements, facts, settled } = follow(known, charge)
  const [movement, fact, own] = [movements[0], facts[0], settled[0]]
  const single = movements.length === 1 && facts.length === 1 && settled.length === 1
  if (!single || !movement || !isUsual(movement) || !fact || movement.kind !== fact.what || !own)
    return undefined
  if (own.failure || movement.operationId !== own.operation.id || after.action || after.failure)
    return undefined
  const { clock, ids, telemetry, db } = deps
  const payment = { ...after, version: known.payment.version + 1, updatedAt: clock.iso() }
  const data = newsOf(payment, fact)
  checkEventData(definitions[movement.kind], data)
  const event = { id: ids.next('evt'), data, traceparent: call.traceparent }
  const { operation } = own
  if (!(await settleUsual(db, { before: known.payment, payment, operation, movement, event })))
    return undefined
  wakeRelay('payments')
  telemetry.operated(payment.provider, operation.kind, 'succeeded')
  return { payment, operations: known.operations.map(one => settledOr(one, settled)) }
}

const isUsual = (movement: Movement): movement is UsualSettlement['movement'] =>
  movement.kind === 'authorised' || movement.kind === 'captured'

/** A definite no: the operation has failed, and what it kept for itself is free again. */
export function settleRefusal(
  deps: PaymentsDeps,
  operation: Operation,
  failure: Failure,
  call?: Call,
): Promise<Settlement> {
  return deps.db.tx(async tx => {
    const known = await mustLock(tx, operation.paymentId)
    const current = known.operations.find(({ id }) => id === operation.id)!
    if (current.status !== 'pending') return known
    return save(tx, deps, known, refused(known.payment, current, failure), call)
  })
}

async function mustLock(tx: Tx, id: string): Promise<Known> {
  const known = await lockPayment(tx, id)
  if (!known) throw new Error(`payment ${id} is gone`)
  return known
}

function refused(payment: Payment, operation: Operation, failure: Failure): Followed {
  const { kind, amount } = operation
  const declined = kind === 'authorise'
  return {
    payment: {
      ...payment,
      ...(declined && { status: 'failed' as const, failure, token: null }),
      capturing: payment.capturing - (kind === 'capture' ? amount : 0),
      refunding: payment.refunding - (kind === 'refund' ? amount : 0),
    },
    movements: [],
    facts: declined ? [{ what: 'failed', amount: payment.amount, operationId: operation.id }] : [],
    settled: [{ operation, failure }],
  }
}

async function save(
  tx: Tx,
  deps: PaymentsDeps,
  { payment: before, operations }: Known,
  { payment, movements, facts, settled }: Followed,
  call: Call | undefined,
): Promise<Settlement> {
  const now = deps.clock.iso()
  const unchanged = movements.length + facts.length + settled.length === 0
  if (unchanged && JSON.stringify(before) === JSON.stringify(payment)) return { payment: before, operations }
  // A version for each event, so that consumers can order them.
  const version = before.version + Math.max(1, facts.length)
  const after = { ...payment, version, updatedAt: now }
  await Promise.all([
    updatePayment(tx, after),
    ...movements.map(movement => addMovement(tx, after, movement, now)),
    ...settled.map(one => settleOperation(tx, one, now)),
  ])
  for (const { operation, failure } of settled)
    tx.afterCommit(() =>
      deps.telemetry.operated(after.provider, operation.kind, failure ? 'failed' : 'succeeded'),
    )
  for (const [i, fact] of facts.entries())
    await announce(tx, deps, { payment: after, version: before.version + 1 + i, fact, call })
  return { payment: after, operations: operations.map(one => settledOr(one, settled)) }
}

function settledOr(operation: Operation, settled: Followed['settled']): Operation {
  const found = settled.find(one => one.operation.id === operation.id)
  return found
    ? { ...operation, status: found.failure ? 'failed' : 'succeeded', failure: found.failure }
    : operation
}

export async function settleBegun(
  deps: PaymentsDeps,
  { known, operation }: { readonly known: Known; readonly operation: Operation },
  answer: Answer,
  call: Call,
): Promise<Settlement> {
  const settled = 'charge' in answer && (await settleKnown(deps, known, answer.charge, call))
  return settled || settle(deps, operation, answer, call)
}

export const settle = (deps: PaymentsDeps, operation: Operation, answer: Answer, call?: Call) =>
  'charge' in answer
    ? settleCharge(deps, operation.paymentId, answer.charge, call)
    : settleRefusal(deps, operation, answer.refusal, call)
