import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { Failure, Money, Status } from './values.ts'

/** `amount` is what moved now; the totals are what is true after it. */
const data = Type.Object({
  paymentId: Type.String(),
  orderRef: Type.String(),
  provider: Type.String(),
  status: Status,
  amount: Money,
  operationId: Type.Optional(Type.String()),
  authorised: Money,
  captured: Money,
  refunded: Money,
  failure: Type.Optional(Failure),
})

const event = <const T extends string>(what: T, description: string) =>
  defineEvent(`payments.payment-${what}`, 1, data, description)

export const paymentRequiresAction = event('requires-action', 'The buyer has to do something at the provider')
export const paymentAuthorised = event('authorised', 'The provider holds the amount')
export const paymentCaptured = event('captured', 'An amount was taken, the whole or a part')
export const paymentFailed = event('failed', 'The provider declined, or the buyer did not pass 3-D Secure')
export const paymentVoided = event('voided', 'What was not captured is given up')
export const paymentRefunded = event('refunded', 'An amount was given back')
export const paymentExpired = event('expired', 'The time to act or to capture is over; nothing can be taken')
