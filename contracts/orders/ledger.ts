import { Type } from 'typebox'
import { GiftCardId, Instant, Money, OrderId, Word } from './values.ts'

/** Append-only: what is wrong is corrected by another entry. */
export const LedgerEntry = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  kind: Word([
    'issued',
    'held',
    'released',
    'spent',
    'refunded',
    'granted',
    'corrected',
    'disabled',
    'revoked',
    'restored',
  ]),
  amount: Money,
  balanceAfter: Money,
  reference: Type.String({ description: 'The checkout, order or refund behind it' }),
  reason: Type.String(),
  at: Instant,
})

export const GiftCard = Type.Object({
  id: GiftCardId,
  lastFour: Type.String(),
  status: Word(['active', 'disabled']),
  initial: Money,
  balance: Money,
  expiresAt: Type.Optional(Instant),
  orderId: Type.Optional({ ...OrderId, description: 'The order it was bought with, or is a refund of' }),
  createdAt: Instant,
})
