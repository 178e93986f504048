import type { Refund } from '@stoa/contracts/orders'
import type { Static } from 'typebox'
import { type Kept, keptIn } from '../after-sales-store.ts'

/** A part of a refund: off which tender, and whether it goes back there or becomes credit. */
export type RefundPart = {
  readonly kind: 'payment' | 'gift-card' | 'store-credit'
  readonly reference: string
  readonly amount: number
}
/** Where all of it goes instead: onto the customer's credit, or a new gift card, which is known once it is made. */
export type PaidTo = { readonly kind: 'store-credit' | 'gift-card'; readonly reference: string }
export type RefundDoc = {
  readonly amount: number
  readonly currency: string
  readonly parts: readonly RefundPart[]
  readonly reason: string
  readonly paidTo?: PaidTo
}
export type RefundRow = Kept<RefundDoc>
export const refunds = keptIn<RefundDoc>('refunds')

export const refundView = ({ doc, id, orderId, status, createdAt }: RefundRow): Static<typeof Refund> => {
  const money = (amount: number) => ({ amount, currency: doc.currency })
  const parts = doc.parts.map(part => ({ ...part, ...doc.paidTo, amount: money(part.amount) }))
  return { ...{ id, orderId, status, createdAt, parts, reason: doc.reason }, amount: money(doc.amount) }
}
