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

/** What is sent of which line, and what is to be paid for it first; what an open edit would take out stays. Pure. */
export function decideShipment(
  order: OrderRow,
  wanted: Wanted | undefined,
  leaving: Leaving = new Map(),
): Result<Parcel, Refusal> {
  if (order.status !== 'open') return fail({ code: 'not_shippable', detail: `The order is ${order.status}` })
  const left = leftOf(order, leaving)
  const lines = wanted ?? everythingLeft(left)
  const counts = new Map<string, number>()
  for (const { lineId, quantity } of lines) counts.set(lineId, (counts.get(lineId) ?? 0) + quantity)
  const wrong = [...counts].find(([lineId, quantity]) => quantity > (left.get(lineId) ?? 0))
  if (wrong || counts.size === 0) {
    const detail = wrong
      ? `Only ${left.get(wrong[0]) ?? 0} of ${wrong[0]} are left to send`
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

type Leaving = ReadonlyMap<string, number>
const leftOf = ({ doc }: OrderRow, leaving: Leaving = new Map()): Leaving =>
  new Map(
    doc.lines.map(({ lineId, quantity, shipped, shipping }) => [
      lineId,
      quantity - shipped - shipping - (leaving.get(lineId) ?? 0),
    ]),
  )

const everythingLeft = (left: Leaving): Wanted =>
  [...left].map(([lineId, quantity]) => ({ lineId, quantity })).filter(({ quantity }) => quantity > 0)

/** The parcel's share of what is authorised and not taken; with the last parcel all the rest, and so the shipping. */
function captureFor(order: OrderRow, counts: ReadonlyMap<string, number>): Capture | undefined {
  const payment = order.doc.tenders.find(
    ({ kind, authorised, captured }) => kind === 'payment' && captured < authorised,
  )
  if (!payment) return undefined
  const rest = payment.authorised - payment.captured
  const last = everythingLeft(leftOf(order)).length === 0
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
