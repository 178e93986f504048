import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { buyers, cashiers, readers } from './access.ts'
import { GiftCard, LedgerEntry } from './ledger.ts'
import { Amount, Currency, GiftCardId, Instant, Money, pageInput, pageOf, Reason } from './values.ts'

export const issueGiftCard = defineMethod({
  ...cashiers,
  http: 'POST /v1/admin/gift-cards',
  summary: 'Make a gift card',
  description: 'The code is in this answer and nowhere else: only its hash is kept.',
  input: Type.Object({
    amount: Amount,
    currency: Currency,
    expiresAt: Type.Optional(Instant),
    reason: Reason,
  }),
  output: Type.Object({ ...GiftCard.properties, code: Type.String() }),
  idempotency: 'optional',
  success: 201,
})

export const getGiftCardBalance = defineMethod({
  ...buyers,
  http: 'POST /v1/gift-cards/balance',
  summary: 'What is left on a card',
  description: 'A POST, so that the code stands in no address. Guesses are throttled at the edge.',
  input: Type.Object({ code: Type.String({ minLength: 8, maxLength: 40 }) }),
  output: Type.Object({ balance: Money, expiresAt: Type.Optional(Instant) }),
  errors: { gift_card_unknown: { status: 404, description: 'There is no such card, or it is disabled' } },
})

export const listGiftCards = defineMethod({
  ...readers,
  http: 'GET /v1/admin/gift-cards',
  summary: 'Gift cards, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(GiftCard),
})

export const getGiftCard = defineMethod({
  ...readers,
  http: 'GET /v1/admin/gift-cards/:id',
  summary: 'One card with its ledger',
  input: Type.Object({ id: GiftCardId }),
  output: Type.Object({ ...GiftCard.properties, entries: Type.Array(LedgerEntry) }),
})

export const disableGiftCard = defineMethod({
  ...cashiers,
  http: 'POST /v1/admin/gift-cards/:id/disable',
  summary: 'Refuse a card from now on',
  input: Type.Object({ id: GiftCardId, reason: Reason }),
  output: GiftCard,
  idempotency: 'optional',
})
