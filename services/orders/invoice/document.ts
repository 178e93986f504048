import { allocate } from '@stoa/kernel/money'
import type { EditDoc } from '../edit/edit.ts'
import { labelOf } from '../order/labels.ts'
import type { OrderRow } from '../order/order.ts'
import { invoiceWords } from './invoice-words.ts'

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
  /** What was paid on top of what was invoiced already. */
  readonly edit?: EditDoc
}
type Seller = { readonly sellerName: string; readonly sellerAddress: string }

/** Pure: the order as it is when the number is given, in its own language. */
export function documentOf(order: OrderRow, issued: Issued, seller: Seller): InvoiceDocument {
  const words = invoiceWords(order.language)
  return {
    ...{
      title: issued.kind === 'credit-note' ? words.creditNote : words.invoice,
      number: issued.number,
      date: issued.issuedAt.slice(0, 10),
    },
    ...{ order: order.number, currency: order.currency, language: order.language },
    seller: [seller.sellerName, ...seller.sellerAddress.split(';').map(line => line.trim())].filter(Boolean),
    buyer: buyerOf(order),
    ...contentOf(order, issued),
  }
}

type Content = Pick<InvoiceDocument, 'rows' | 'totals'>

function contentOf(order: OrderRow, { kind, amount, edit }: Issued): Content {
  const { language, number } = order
  const words = invoiceWords(language)
  const sums = (tax: number, total: number): Content['totals'] => [
    [words.ofWhichTax, tax],
    [labelOf('total', language), total],
  ]
  if (kind === 'credit-note')
    return { rows: [[words.refundOn(number), '', -amount]], totals: sums(-taxIn(order, amount), -amount) }
  if (edit) return { rows: rowsOf(edit), totals: sums(taxOf(edit), amount) }
  return {
    rows: order.doc.lines.map(line => [line.title, String(line.quantity), line.total.amount]),
    totals: order.doc.totals.map(({ kind, label, money }) => [
      labelOf(kind, language) === kind ? label : labelOf(kind, language),
      money.amount,
    ]),
  }
}

const rowsOf = ({ added, removed }: EditDoc): DocumentRow[] => [
  ...added.map(({ title, quantity, total }): DocumentRow => [title, String(quantity), total.amount]),
  ...removed.map(
    ({ title, lineId, quantity, value }): DocumentRow => [title ?? lineId, String(-quantity), -value],
  ),
]

const taxOf = ({ added, removed }: EditDoc): number =>
  added.reduce((sum, { tax }) => sum + tax.amount, 0) - removed.reduce((sum, { tax = 0 }) => sum + tax, 0)

/** A credit note carries its share of the tax. */
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
