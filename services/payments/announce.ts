import * as events from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { PaymentsDeps } from './deps.ts'
import type { Fact } from './follow.ts'
import type { Payment } from './payment.ts'

const definitions = {
  'requires-action': events.paymentRequiresAction,
  authorised: events.paymentAuthorised,
  captured: events.paymentCaptured,
  voided: events.paymentVoided,
  refunded: events.paymentRefunded,
  failed: events.paymentFailed,
  expired: events.paymentExpired,
} as const

/** Tells neighbours of one fact, in the transaction that makes it true. */
export async function announce(
  tx: Tx,
  { clock, ids }: PaymentsDeps,
  { payment, version, fact, call }: { payment: Payment; version: number; fact: Fact; call: Call | undefined },
): Promise<void> {
  const money = (amount: number) => ({ amount, currency: payment.currency })
  const { id: paymentId, orderRef, provider, status, failure, channel } = payment
  const data = {
    ...{ paymentId, orderRef, provider, status },
    amount: money(fact.amount),
    authorised: money(payment.authorised),
    captured: money(payment.captured),
    refunded: money(payment.refunded),
    ...(fact.operationId !== null && { operationId: fact.operationId }),
    ...(failure && { failure }),
  }
  const event = { aggregateId: paymentId, aggregateVersion: version, data, channel }
  await emit(tx, definitions[fact.what], event, { clock, ids, call })
}
