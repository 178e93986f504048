import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import {
  Amount,
  AskedInstant,
  Failure,
  Instant,
  Money,
  OrderRef,
  Payment,
  PaymentId,
  pageInput,
  pageOf,
  Status,
} from './values.ts'

const readers = { visibility: 'public', actors: ['staff', 'key'], permission: 'payments.read' } as const
const writers = { visibility: 'public', actors: ['staff', 'key'], permission: 'payments.write' } as const

const Operation = Type.Object({
  id: Type.String(),
  kind: Type.String({ description: 'authorise, capture, void or refund', examples: ['capture'] }),
  status: Type.String({ description: 'pending (its outcome is asked for), succeeded or failed' }),
  amount: Money,
  failure: Type.Optional(Failure),
  startedAt: Instant,
  settledAt: Type.Optional(Instant),
})

const Movement = Type.Object({
  id: Type.Integer(),
  kind: Type.String({ description: 'authorised, captured, voided or refunded', examples: ['captured'] }),
  amount: Money,
  operationId: Type.Optional(
    Type.String({ description: 'Absent when it was made at the provider, not through this shop' }),
  ),
  providerRef: Type.String(),
  at: Instant,
})

const Difference = Type.Object({
  paymentId: Type.Optional(Type.String()),
  providerRef: Type.Optional(Type.String()),
  kind: Type.String({
    description: 'missing_here, missing_there, amount, currency or outcome_unknown; an open list',
    examples: ['missing_here'],
  }),
  detail: Type.String(),
})

const Reconciliation = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  from: Instant,
  until: Instant,
  compared: Type.Integer({ minimum: 0, description: 'Charges that both sides were asked for' }),
  differences: Type.Array(Difference),
  at: Instant,
})

export const listPayments = defineMethod({
  ...readers,
  http: 'GET /v1/admin/payments',
  summary: 'Payments, the newest first',
  input: Type.Object({
    ...pageInput,
    orderRef: Type.Optional(OrderRef),
    status: Type.Optional(Status),
  }),
  output: pageOf(Payment),
})

export const getPaymentRecord = defineMethod({
  ...readers,
  http: 'GET /v1/admin/payments/:paymentId',
  summary: 'A payment with its operations and its ledger',
  input: Type.Object({ paymentId: PaymentId }),
  output: Type.Object({
    payment: Payment,
    operations: Type.Array(Operation),
    movements: Type.Array(Movement),
    balance: Type.Object({ authorised: Amount, captured: Amount, refunded: Amount }),
  }),
})

export const reconcile = defineMethod({
  ...writers,
  http: 'POST /v1/admin/payment-reconciliations',
  summary: "Compare the ledger with the provider's list now",
  description: 'It also runs every night. It changes nothing: people decide about a difference.',
  input: Type.Object({
    provider: Type.Optional(Type.String({ maxLength: 32, description: 'The default provider without it' })),
    from: Type.Optional(AskedInstant),
    until: Type.Optional(AskedInstant),
  }),
  output: Reconciliation,
  errors: { provider_unknown: { status: 422, description: 'No such provider is configured' } },
  success: 201,
  timeoutMs: 120_000,
})

export const listReconciliations = defineMethod({
  ...readers,
  http: 'GET /v1/admin/payment-reconciliations',
  summary: 'Comparisons with the providers, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(Reconciliation),
})
