import { fail, ok, type Result } from '@stoa/kernel/result'
import { type OrderRow, refundableOf, type Tender } from '../order/order.ts'
import type { RefundPart } from './refund.ts'

const order = ['payment', 'gift-card', 'store-credit']

/** Card first, up to what was captured on it; then gift cards; then credit. Pure. */
export function splitRefund(
  row: Pick<OrderRow, 'doc'>,
  amount: number,
): Result<RefundPart[], { refundable: number }> {
  const refundable = refundableOf(row)
  if (amount > refundable) return fail({ refundable })
  let left = amount
  const parts: RefundPart[] = []
  for (const tender of row.doc.tenders.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const part = Math.min(left, tender.captured - tender.refunded - tender.pending)
    if (part > 0) parts.push({ kind: tender.kind, reference: tender.reference, amount: part })
    left -= Math.max(0, part)
  }
  return ok(parts)
}

/** Moves the parts between what is on its way and what went back. */
export const withParts = <R extends Pick<OrderRow, 'doc'>>(
  row: R,
  parts: readonly RefundPart[],
  change: (tender: Tender, amount: number) => Tender,
): R => ({
  ...row,
  doc: {
    ...row.doc,
    tenders: row.doc.tenders.map(tender => {
      const part = parts.find(({ kind, reference }) => kind === tender.kind && reference === tender.reference)
      return part ? change(tender, part.amount) : tender
    }),
  },
})

export const opened = (tender: Tender, amount: number): Tender => ({
  ...tender,
  pending: tender.pending + amount,
})
export const dropped = (tender: Tender, amount: number): Tender => ({
  ...tender,
  pending: tender.pending - amount,
})
export const returned = (tender: Tender, amount: number): Tender => ({
  ...tender,
  pending: tender.pending - amount,
  refunded: tender.refunded + amount,
})
