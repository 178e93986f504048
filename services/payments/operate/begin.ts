import { fail, ok, type Result } from '@stoa/kernel/result'
import type { PaymentsDeps } from '../deps.ts'
import type { Known } from '../follow.ts'
import { capturableOf, type Operation, type OperationKind, type Payment, refundableOf } from '../payment.ts'
import { addOperation, updatePayment } from '../store/change-store.ts'
import { lockPayment } from '../store/payment-store.ts'
import { beginPlainCapture } from '../store/usual-store.ts'

export type Wanted = {
  readonly paymentId: string
  readonly operationId: string
  readonly kind: OperationKind
  /** Without it: all that can be captured. */
  readonly amount?: { readonly amount: number; readonly currency: string } | undefined
}
export type Begun = { readonly known: Known; readonly operation: Operation; readonly isNew: boolean }
type Problem =
  | 'payment_unknown'
  | 'operation_differs'
  | 'not_authorisable'
  | 'not_capturable'
  | 'not_voidable'
  | 'not_refundable'
export type BeginFailure = { readonly code: Problem; readonly detail: string }

/** The intent is committed before the provider hears of it, and what it asks for is taken from what others may. */
export async function begin(deps: PaymentsDeps, wanted: Wanted): Promise<Result<Begun, BeginFailure>> {
  const plain = await beginPlain(deps, wanted)
  return plain ? ok(plain) : beginLocked(deps, wanted)
}

/**
 * What every order does: all of an authorisation, or a part of it, and nothing else was asked for. What is known then is
 * this operation alone: a charge that tells of any other is settled on the way with locks, which reads them all.
 */
async function beginPlain(
  { db, clock }: PaymentsDeps,
  { paymentId, operationId: id, kind, amount }: Wanted,
): Promise<Begun | undefined> {
  if (kind !== 'capture' || !amount || amount.amount <= 0) return undefined
  const operation: Operation = {
    ...{ paymentId, id, kind, amount: amount.amount, key: keyOf(paymentId, id), startedAt: clock.iso() },
    ...{ status: 'pending', failure: null, settledAt: null },
  }
  const payment = await beginPlainCapture(db, { ...operation, currency: amount.currency })
  return payment && { known: { payment, ledger: new Set(), operations: [operation] }, operation, isNew: true }
}

function beginLocked(deps: PaymentsDeps, wanted: Wanted): Promise<Result<Begun, BeginFailure>> {
  return deps.db.tx(async tx => {
    const known = await lockPayment(tx, wanted.paymentId)
    if (!known) return no('payment_unknown', `There is no payment ${wanted.paymentId}`)
    const { payment } = known
    const existing = known.operations.find(({ id }) => id === wanted.operationId)
    if (existing) return repeated(known, existing, wanted)
    const refusal = refuse(known, wanted)
    if (refusal) return refusal
    const operation = operationOf(payment, wanted, deps.clock.iso())
    const after = reserved(payment, operation)
    await Promise.all([addOperation(tx, operation), updatePayment(tx, after)])
    return ok({
      known: { ...known, payment: after, operations: [...known.operations, operation] },
      operation,
      isNew: true,
    })
  })
}

function repeated(known: Known, operation: Operation, { kind, amount }: Wanted) {
  const differs = operation.kind !== kind || (amount !== undefined && amount.amount !== operation.amount)
  if (differs) return no('operation_differs', `Operation ${operation.id} was another ${operation.kind}`)
  return ok({ known, operation, isNew: false })
}

function refuse({ payment, operations }: Known, { kind, amount }: Wanted) {
  const { id, status, currency } = payment
  if (amount && amount.currency !== currency)
    return no(kind === 'refund' ? 'not_refundable' : 'not_capturable', `Payment ${id} is in ${currency}`)
  if (kind === 'authorise')
    return status === 'created' ? undefined : no('not_authorisable', `Payment ${id} is ${status}`)
  if (kind === 'void') {
    const left = ['processing', 'requires_action'].includes(status) || capturableOf(payment) > 0
    const underWay = operations.some(other => other.kind === 'void' && other.status === 'pending')
    return left && !underWay ? undefined : no('not_voidable', `Payment ${id} is ${status}`)
  }
  const free = kind === 'capture' ? capturableOf(payment) : refundableOf(payment)
  if (free > 0 && (amount?.amount ?? free) <= free) return undefined
  const code = kind === 'capture' ? 'not_capturable' : 'not_refundable'
  return no(code, `${free} ${currency} of payment ${id} can be ${kind}d, not ${amount?.amount ?? 'more'}`)
}

const no = (code: Problem, detail: string) => fail<BeginFailure>({ code, detail })

function operationOf(payment: Payment, { operationId, kind, amount }: Wanted, startedAt: string): Operation {
  const whole = { authorise: payment.amount, capture: capturableOf(payment), void: 0, refund: 0 }[kind]
  return {
    ...{ paymentId: payment.id, id: operationId, kind, startedAt },
    ...{ status: 'pending', failure: null, settledAt: null },
    amount: amount?.amount ?? whole,
    // Of the logical operation, not of the attempt: whoever tries again sends the same.
    key: keyOf(payment.id, operationId),
  }
}

export const keyOf = (paymentId: string, operationId: string): string => `${paymentId}/${operationId}`

function reserved(payment: Payment, { kind, amount, startedAt }: Operation): Payment {
  return {
    ...payment,
    status: kind === 'authorise' ? 'processing' : payment.status,
    capturing: payment.capturing + (kind === 'capture' ? amount : 0),
    refunding: payment.refunding + (kind === 'refund' ? amount : 0),
    version: payment.version + 1,
    updatedAt: startedAt,
  }
}
