import * as events from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { PaymentsDeps } from './deps.ts'
import type { Fact } from './follow.ts'
import type { Payment } from './payment.ts'

export const definitions = {
  'requires-action': events.paymentRequiresAction,
  authorised: events.paymentAuthorised,
  captured: events.paymentCaptured,
  voided: events.paymentVoided,
  refunded: events.paymentRefunded,
  failed: events.paymentFailed,
  expired: events.paymentExpired,
} as const

/** What neighbours are told of one fact. */
export function newsOf(payment: Payment, fact: Fact) {
  const money = (amount: number) => ({ amount, currency: payment.currency })
  const { id: paymentId, orderRef, provider, status, failure } = payment
  return {
    ...{ paymentId, orderRef, provider, status },
    amount: money(fact.amount),
    authorised: money(payment.authorised),
    captured: money(payment.captured),
    refunded: money(payment.refunded),
    ...(fact.operationId !== null && { operationId: fact.operationId }),
    ...(failure && { failure }),
  }
}

/** Tells neighbours of one fact, in the transaction that makes it true. */
export async function announce(
  tx: Tx,
  { clock, ids }: PaymentsDeps,
  { payment, version, fact, call }: { payment: Payment; version: number; fact: Fact; call: Call | undefined },
): Promise<void> {
  const { id: aggregateId, channel } = payment
  const event = { aggregateId, aggregateVersion: version, data: newsOf(payment, fact), channel }
  await emit(tx, definitions[fact.what], event, { clock, ids, call })
}
