import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Channel, Instrument, OperationId, OrderRef, Payment, PaymentId, PositiveMoney } from './values.ts'

const neighbours = { visibility: 'internal', actors: [] } as const

const notThere = {
  payment_unknown: { status: 404, description: 'There is no payment with this id' },
} as const
const differs = {
  operation_differs: { status: 409, description: 'This operation id was used for something else' },
} as const
/** The outcome is not known: call again with the same operation id, or ask getPayment. Nothing is charged twice. */
const pending = {
  outcome_unknown: {
    status: 409,
    description:
      'The provider did not answer. Its outcome is asked for until it is known; the same call again says what it is',
  },
} as const

export const createPayment = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments',
  summary: 'Write down that an amount is to be paid, and with what',
  description:
    'Charges nothing, unless `authorise` names an operation: then the payment is made and authorised in one call. Repeating a call with the same id repeats the answer.',
  input: Type.Object({
    id: PaymentId,
    orderRef: OrderRef,
    amount: PositiveMoney,
    instrument: Instrument,
    returnUrl: Type.String({
      maxLength: 2000,
      pattern: '^https?://',
      description: 'Where the buyer comes back to after 3-D Secure or the page of the provider',
    }),
    channel: Type.Optional(Channel),
    authorise: Type.Optional(
      Type.Object({ operationId: OperationId }, { description: 'Authorise at once, as authorise would' }),
    ),
  }),
  output: Payment,
  errors: {
    payment_differs: {
      status: 409,
      description: 'This id was used for another payment, or was voided before',
    },
    provider_unknown: { status: 422, description: 'No such provider is configured' },
    ...pending,
  },
  success: 201,
  examples: [
    {
      name: 'a card by its token',
      input: {
        id: 'chk_01jd0000000000000000000001:1',
        orderRef: 'chk_01jd0000000000000000000001',
        amount: { amount: 4980, currency: 'EUR' },
        instrument: { kind: 'token', token: 'tok_4x7m2c9q1s8e' },
        returnUrl: 'https://shop.example/checkout/return',
        channel: 'default',
      },
    },
  ],
  timeoutMs: 20_000,
})

export const authorise = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments/:paymentId/authorise',
  summary: 'Ask the provider to hold the amount',
  description:
    'A decline is an answer: `status` is failed and `failure` says why. `requires_action` comes with the address the buyer goes to.',
  input: Type.Object({ paymentId: PaymentId, operationId: OperationId }),
  output: Payment,
  errors: {
    ...notThere,
    ...differs,
    ...pending,
    not_authorisable: {
      status: 409,
      description: 'The payment was voided, or is past this step by another operation',
    },
  },
  timeoutMs: 20_000,
})

export const capture = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments/:paymentId/captures',
  summary: 'Take what was authorised, or a part of it',
  input: Type.Object({
    paymentId: PaymentId,
    operationId: OperationId,
    amount: Type.Optional(PositiveMoney),
  }),
  output: Payment,
  errors: {
    ...notThere,
    ...differs,
    ...pending,
    not_capturable: {
      status: 409,
      description: 'More than can be captured, or nothing can: see `capturable`',
    },
    declined: { status: 409, description: 'The provider refused; the authorisation may have lapsed' },
  },
  timeoutMs: 20_000,
})

export const voidPayment = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments/:paymentId/void',
  summary: 'Give up what is not captured',
  description:
    'An undo: it may run twice, or before createPayment, whose late arrival is then refused. What was captured stays and is for refund.',
  input: Type.Object({ paymentId: PaymentId, operationId: OperationId }),
  output: Payment,
  errors: {
    ...differs,
    ...pending,
    not_voidable: { status: 409, description: 'All of it is captured already: refund it' },
  },
  timeoutMs: 20_000,
})

export const refund = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments/:paymentId/refunds',
  summary: 'Give back a part of what was captured, or all of it',
  description: 'As often as something is left; never more than was captured, also when many ask at once.',
  input: Type.Object({ paymentId: PaymentId, operationId: OperationId, amount: PositiveMoney }),
  output: Payment,
  errors: {
    ...notThere,
    ...differs,
    ...pending,
    not_refundable: { status: 409, description: 'More than is left of what was captured: see `refundable`' },
    declined: { status: 409, description: 'The provider refused the refund' },
  },
  timeoutMs: 20_000,
})

export const getPayment = defineMethod({
  ...neighbours,
  http: 'GET /v1/payments/:paymentId',
  summary: 'One payment; the provider is asked when an outcome is not known',
  input: Type.Object({ paymentId: PaymentId }),
  output: Payment,
  errors: notThere,
  timeoutMs: 20_000,
})

export const getManyPayments = defineMethod({
  ...neighbours,
  http: 'GET /v1/payments',
  summary: 'Up to 100 payments as they are known here; the provider is not asked',
  input: Type.Object({ ids: Type.Array(PaymentId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(Payment) }),
})

export const refreshPayment = defineMethod({
  ...neighbours,
  http: 'POST /v1/payments/:paymentId/refresh',
  summary: 'Read the state from the provider now',
  description:
    'For the return of the buyer from 3-D Secure or the page of the provider. It races with the webhook; one of them moves the payment.',
  input: Type.Object({ paymentId: PaymentId }),
  output: Payment,
  errors: { ...notThere, ...pending },
  timeoutMs: 20_000,
})
