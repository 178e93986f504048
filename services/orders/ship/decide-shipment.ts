import { fail, ok, type Result } from '@stoa/kernel/result'
import { capturedOf, type OrderRow, type Tender } from '../order/order.ts'

type Wanted = readonly { readonly lineId: string; readonly quantity: number }[]
export type Parcel = {
  readonly lines: Wanted
  readonly order: OrderRow
  readonly capture: Capture | undefined
}
export type Capture = { readonly paymentId: string; readonly amount: number }
type Refusal = { readonly code: 'nothing_to_ship' | 'not_shippable'; readonly detail: string }

/** What is sent of which line, and what is to be paid for it first. Pure. */
export function decideShipment(order: OrderRow, wanted: Wanted | undefined): Result<Parcel, Refusal> {
  if (order.status !== 'open') return fail({ code: 'not_shippable', detail: `The order is ${order.status}` })
  const lines = wanted ?? everythingLeft(order)
  const counts = new Map<string, number>()
  for (const { lineId, quantity } of lines) counts.set(lineId, (counts.get(lineId) ?? 0) + quantity)
  const wrong = [...counts].find(([lineId, quantity]) => quantity > leftOf(order, lineId))
  if (wrong || counts.size === 0) {
    const detail = wrong
      ? `Only ${leftOf(order, wrong[0])} of ${wrong[0]} are left to send`
      : 'Everything was sent'
    return fail({ code: 'nothing_to_ship', detail })
  }
  const sent = order.doc.lines.map(line => ({
    ...line,
    shipping: line.shipping + (counts.get(line.lineId) ?? 0),
  }))
  const shipped = { ...order, doc: { ...order.doc, lines: sent } }
  const parcel = [...counts].map(([lineId, quantity]) => ({ lineId, quantity }))
  return ok({ lines: parcel, order: shipped, capture: captureFor(shipped, counts) })
}

const everythingLeft = ({ doc }: OrderRow): Wanted =>
  doc.lines
    .map(({ lineId, quantity, shipped, shipping }) => ({ lineId, quantity: quantity - shipped - shipping }))
    .filter(({ quantity }) => quantity > 0)

const leftOf = ({ doc }: OrderRow, lineId: string): number => {
  const line = doc.lines.find(candidate => candidate.lineId === lineId)
  return line ? line.quantity - line.shipped - line.shipping : 0
}

/** The parcel's share of what is authorised and not taken; with the last parcel all the rest, and so the shipping. */
function captureFor(order: OrderRow, counts: ReadonlyMap<string, number>): Capture | undefined {
  const payment = order.doc.tenders.find(
    ({ kind, authorised, captured }) => kind === 'payment' && captured < authorised,
  )
  if (!payment) return undefined
  const rest = payment.authorised - payment.captured
  const last = everythingLeft(order).length === 0
  const amount = last || !payment.multiCapture ? rest : Math.min(rest, shareOf(order, counts, payment))
  return amount > 0 ? { paymentId: payment.reference, amount } : undefined
}

/** Gift cards and credit have paid their part of every line already. */
function shareOf(order: OrderRow, counts: ReadonlyMap<string, number>, payment: Tender): number {
  const goods = order.doc.lines.reduce((sum, line) => {
    const quantity = counts.get(line.lineId) ?? 0
    return sum + (quantity === 0 ? 0 : Math.round((line.total.amount * quantity) / line.quantity))
  }, 0)
  const paidElsewhere = capturedOf(order) - payment.captured
  return Math.max(0, goods - Math.round((paidElsewhere * goods) / Math.max(1, order.total)))
}
