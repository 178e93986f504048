import type { paymentsContract } from '@stoa/contracts/payments'
import type { OutputOf } from '@stoa/kernel/contract'
import type { Status } from './payment-machine.ts'
import type { Action, Failure } from './provider/provider.ts'

export type Payment = {
  readonly id: string
  readonly orderRef: string
  readonly provider: string
  readonly channel: string
  readonly amount: number
  readonly currency: string
  readonly instrument: string
  readonly token: string | null
  readonly returnUrl: string
  readonly multiCapture: boolean
  readonly status: Status
  readonly authorised: number
  readonly captured: number
  readonly voided: number
  readonly refunded: number
  readonly capturing: number
  readonly refunding: number
  readonly providerRef: string | null
  readonly seenVersion: number
  readonly action: Action | null
  readonly failure: Failure | null
  readonly authorisedUntil: string | null
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

export type OperationKind = 'authorise' | 'capture' | 'void' | 'refund'
export type Operation = {
  readonly paymentId: string
  readonly id: string
  readonly kind: OperationKind
  readonly amount: number
  readonly status: 'pending' | 'succeeded' | 'failed'
  readonly key: string
  readonly failure: Failure | null
  readonly startedAt: string
  readonly settledAt: string | null
}

export type MovementKind = 'authorised' | 'captured' | 'voided' | 'refunded'
export type Movement = {
  readonly kind: MovementKind
  readonly amount: number
  readonly operationId: string | null
  readonly providerRef: string
}

/** What may still be asked for: what is under way counts as gone. */
export function capturableOf(payment: Payment): number {
  const { status, authorised, captured, voided, capturing, multiCapture } = payment
  if (status === 'authorised') return authorised - capturing
  if (status === 'captured' && multiCapture) return authorised - captured - voided - capturing
  return 0
}
export const refundableOf = ({ captured, refunded, refunding }: Payment): number =>
  captured - refunded - refunding

type View = OutputOf<(typeof paymentsContract)['methods']['getPayment']>

export function viewOf(payment: Payment): View {
  const money = (amount: number) => ({ amount: Number(amount), currency: payment.currency })
  const { id, orderRef, provider, channel, status, multiCapture, version, createdAt, updatedAt } = payment
  return {
    ...{ id, orderRef, provider, channel, status, multiCapture, version, createdAt, updatedAt },
    amount: money(payment.amount),
    authorised: money(payment.authorised),
    capturable: money(capturableOf(payment)),
    captured: money(payment.captured),
    refunded: money(payment.refunded),
    refundable: money(refundableOf(payment)),
    ...(payment.action && status === 'requires_action' && { action: payment.action }),
    ...(payment.failure && { failure: payment.failure }),
    ...(payment.authorisedUntil && { authorisedUntil: payment.authorisedUntil }),
  }
}
