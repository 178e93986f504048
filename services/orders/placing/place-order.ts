import { orderCancelled, orderPaid, orderPlaced } from '@stoa/contracts/orders'
import { unwrap } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { done, type Outcome, Outdated, type Turn } from '@stoa/platform/saga'
import { findNumberedCheckout } from '../checkout/checkout-store.ts'
import type { OrdersConfig } from '../config.ts'
import { demandDocument } from '../invoice/demand.ts'
import { cardsWorth, issueBought, takeFromBought } from '../ledger/bought-cards.ts'
import { type ChangeDeps, lockedOrder, news, saveChange, storyOf } from '../order/change-order.ts'
import { orderNumber } from '../order/number.ts'
import { capturedOf, type OrderRow, orderMachine, settled } from '../order/order.ts'
import { countOrder, countPlaced, oneCounted } from '../order/stats.ts'
import { buildOrder } from './build-order.ts'
import { writeCaptured, writePlaced } from './placed-store.ts'
import { recallClaimed, recallPlaced, rememberPlaced } from './remembered.ts'
import type { Placing } from './state.ts'

export type PlacingDeps = ChangeDeps & {
  readonly linkKey: string
  readonly config: Pick<OrdersConfig, 'giftCardPrefix'>
}

/** The order, its history, its event, the hour's figures and the checkout's answer: one transaction. */
export async function placeOrder(
  tx: Tx,
  state: Placing,
  { call, memory }: Turn,
  deps: PlacingDeps,
): Promise<Outcome<Placing>> {
  const known = recallClaimed(memory)
  const checkout = known ?? (await findNumberedCheckout(tx, state.checkoutId))
  if (!checkout) throw new Error(`the checkout ${state.checkoutId} is gone`)
  const number = orderNumber(checkout.sequence)
  const order = buildOrder(checkout, state, { number, placedAt: deps.clock.iso(), ...deps.config })
  assertCovered(order)
  return done({ ...state, orderNumber: number }, async saga => {
    const story = storyOf(tx, order, { kind: 'order-placed', events: [placedNews(order)] }, call, deps)
    const revenue = order.total - cardsWorth(order)
    const counted = oneCounted(order, revenue, checkout.sequence)
    const [written] = await Promise.all([
      writePlaced(tx, { order, checkout, story, counted }, saga),
      order.paymentStatus === 'paid' && settlePaid(tx, order, call, deps),
    ])
    if (!written && known) throw new Outdated(`the checkout ${checkout.id} is not as it was claimed any more`)
    if (!counted) await countPlaced(tx, order, revenue, checkout.sequence)
    rememberPlaced(memory, order, checkout)
    return written
  })
}

const placedNews = ({ checkoutId, cartId, total, currency, doc }: OrderRow) =>
  news(orderPlaced, {
    checkoutId,
    ...(cartId !== null && { cartId }),
    total: { amount: total, currency },
    lines: doc.lines.map(({ sku, quantity }) => ({ sku, quantity })),
  })

/** What is authorised and spent is what it costs, to the last unit: else nothing is placed. */
function assertCovered({ doc, total }: OrderRow): void {
  const covered = doc.tenders.reduce((sum, { authorised }) => sum + authorised, 0)
  if (covered !== total) throw new Error(`${covered} is authorised for an order of ${total}`)
}

/** What follows from being paid: an invoice, and the codes of bought gift cards. */
export async function settlePaid(
  tx: Tx,
  order: OrderRow,
  call: Turn['call'],
  deps: PlacingDeps,
): Promise<void> {
  const { id: orderId, total: amount } = order
  await demandDocument(tx, { kind: 'invoice', orderId, amount, reference: orderId, at: deps.clock.iso() })
  await issueBought(tx, deps, order, call)
}

export async function markCaptured(
  tx: Tx,
  state: Placing,
  { call, memory }: Turn,
  deps: PlacingDeps,
): Promise<Outcome<Placing>> {
  const known = recallPlaced(memory)?.order
  const before = known ?? (await lockedOrder(tx, state.orderId))
  const order = settled(withCaptured(before, state.key, state.captured))
  if (order.paymentStatus !== 'paid') {
    await savePaid(tx, order, call, deps)
    return done(state)
  }
  return done(state, async saga => {
    const story = storyOf(tx, order, paidChange(order), call, deps)
    const [written] = await Promise.all([
      writeCaptured(tx, order, story, saga),
      issueBought(tx, deps, order, call),
    ])
    if (!written && known) throw new Outdated(`the order ${order.id} is not as it was placed any more`)
    return written
  })
}

export const withCaptured = (order: OrderRow, reference: string, captured: number): OrderRow => ({
  ...order,
  doc: {
    ...order.doc,
    tenders: order.doc.tenders.map(tender =>
      tender.kind === 'payment' && tender.reference === reference ? { ...tender, captured } : tender,
    ),
  },
})

/** Tells of the payment, and asks for the invoice once all of it is there. */
export async function savePaid(
  tx: Tx,
  order: OrderRow,
  call: Turn['call'],
  deps: PlacingDeps,
): Promise<OrderRow> {
  const whole = capturedOf(order) >= order.total
  const { events, ...change } = paidChange(order)
  const [saved] = await Promise.all([
    saveChange(tx, { order, ...change, ...(whole && { events }) }, call, deps),
    whole && settlePaid(tx, order, call, deps),
  ])
  return saved
}

function paidChange(order: OrderRow) {
  const amount = capturedOf(order)
  const paid = news(orderPaid, { captured: { amount, currency: order.currency } })
  return { kind: 'payment-captured', data: { captured: amount }, events: [paid] }
}

/** The payment lapsed, or the goods are gone after all: the order stays, as one that was cancelled. */
export async function cancelPlaced(tx: Tx, state: Placing, turn: Turn, deps: PlacingDeps): Promise<void> {
  const order = await lockedOrder(tx, state.orderId)
  const status = unwrap(orderMachine.next('open', 'lapse'))
  const tenders = order.doc.tenders.map(tender => ({ ...tender, refunded: tender.captured }))
  const cancelled = { ...order, status, doc: { ...order.doc, tenders } }
  const why = { reason: turn.failure?.code ?? 'undone' }
  await saveChange(
    tx,
    {
      order: cancelled,
      kind: 'order-cancelled',
      data: why,
      events: [news(orderCancelled, { by: 'system' })],
    },
    turn.call,
    deps,
  )
  const { channel, currency, placedAt } = order
  const taken = {
    amount: cardsWorth(order),
    reference: `cancel:${order.id}`,
    at: deps.clock.iso(),
    all: true,
  }
  if (taken.amount > 0) await takeFromBought(tx, order, taken)
  await countOrder(tx, order.id, { at: placedAt, channel, currency, cancelled: 1 })
}
