import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { cashiers, customers, readers } from './access.ts'
import { LedgerEntry } from './ledger.ts'
import { Currency, CustomerId, Money, Reason } from './values.ts'

export const getMyStoreCredit = defineMethod({
  ...customers,
  http: 'GET /v1/me/store-credit',
  summary: 'Your credit, one balance a currency',
  input: Type.Object({}),
  output: Type.Object({ balances: Type.Array(Money) }),
})

export const getStoreCredit = defineMethod({
  ...readers,
  http: 'GET /v1/admin/store-credit/:customerId',
  summary: "A customer's credit in one currency, with its ledger",
  input: Type.Object({ customerId: CustomerId, currency: Currency }),
  output: Type.Object({ balance: Money, entries: Type.Array(LedgerEntry) }),
})

export const grantStoreCredit = defineMethod({
  ...cashiers,
  http: 'POST /v1/admin/store-credit/:customerId',
  summary: 'Give credit, or correct it',
  input: Type.Object({
    customerId: CustomerId,
    currency: Currency,
    amount: Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000 }),
    reason: Reason,
  }),
  output: Type.Object({ balance: Money }),
  errors: { below_zero: { status: 409, description: 'There is not that much credit' } },
  idempotency: 'optional',
  success: 201,
})
