import { allocate } from '@stoa/kernel/money'
import type { OrderRow } from '../order/order.ts'

export type DocumentRow = readonly [text: string, quantity: string, amount: number]
/** What stands on an invoice or credit note, before it is set in type: frozen with its number. */
export type InvoiceDocument = {
  readonly title: string
  readonly number: string
  readonly date: string
  readonly order: string
  readonly seller: readonly string[]
  readonly buyer: readonly string[]
  readonly rows: readonly DocumentRow[]
  readonly totals: readonly (readonly [label: string, amount: number])[]
  /** How amounts are written: in minor units of this, as this language does. */
  readonly currency: string
  readonly language: string
}

type Issued = {
  readonly number: string
  readonly issuedAt: string
  readonly kind: string
  readonly amount: number
}
type Seller = { readonly sellerName: string; readonly sellerAddress: string }

/** Pure: the order as it is when the number is given. A credit note carries its share of the tax. */
export function documentOf(order: OrderRow, issued: Issued, seller: Seller): InvoiceDocument {
  const credit = issued.kind === 'credit-note'
  return {
    ...{
      title: credit ? 'Credit note' : 'Invoice',
      number: issued.number,
      date: issued.issuedAt.slice(0, 10),
    },
    ...{ order: order.number, currency: order.currency, language: order.language },
    seller: [seller.sellerName, ...seller.sellerAddress.split(';').map(line => line.trim())].filter(Boolean),
    buyer: buyerOf(order),
    rows: credit
      ? [[`Refund on order ${order.number}`, '', -issued.amount]]
      : order.doc.lines.map(line => [line.title, String(line.quantity), line.total.amount]),
    totals: credit
      ? [
          ['of which tax', -taxIn(order, issued.amount)],
          ['Total', -issued.amount],
        ]
      : order.doc.totals.map(({ label, money: { amount } }) => [label, amount]),
  }
}

const taxIn = ({ doc, total, currency }: OrderRow, amount: number): number => {
  const tax = doc.totals.find(({ kind }) => kind === 'tax')?.money.amount ?? 0
  if (tax === 0 || total === 0) return 0
  return allocate({ amount: tax, currency }, [amount, Math.max(0, total - amount)])[0]!.amount
}

function buyerOf({ doc }: OrderRow): string[] {
  const to = doc.billTo ?? doc.shipTo
  if (!to) return []
  const place = [to.postcode, to.city].filter(Boolean).join(' ')
  return [to.name, to.company, to.line1, to.line2, place, to.region, to.country].filter(
    (line): line is string => line !== undefined && line !== '',
  )
}
