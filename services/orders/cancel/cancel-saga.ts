import { orderCancelled } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { done, type Saga, type Step, type Turn } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { demandDocument } from '../invoice/demand.ts'
import { postEntry } from '../ledger/ledger.ts'
import { refillCard } from '../ledger/refill-card.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import { capturedOf, type OrderRow, orderMachine, refundedOf } from '../order/order.ts'
import { countOrder } from '../order/stats.ts'
import { giveBack } from '../placing/give-back.ts'

export type Cancelling = {
  readonly orderId: string
  readonly by: string
  readonly reason: string
  readonly restock: boolean
  readonly reservations: readonly string[]
  readonly payments: readonly string[]
  readonly couponKeys: readonly string[]
}

/** A cancellation only goes forward: each step is tried until it is through. */
export const cancelSaga = (deps: OrdersOptions): Saga<Cancelling, Tx> => ({
  ...{ kind: 'cancel', pivot: 'none', attempts: 1 },
  backoff: { baseMs: 500, maxMs: 300_000 },
  steps: [
    {
      name: 'stock',
      async act(state, turn) {
        for (const id of state.reservations)
          await (state.restock
            ? deps.inventory.releaseReservation({ id }, turn.call)
            : writeOff(deps, id, state, turn))
        return done(state)
      },
    },
    {
      name: 'money',
      when: ({ payments }) => payments.length > 0,
      async act(state, { call }) {
        for (const id of state.payments) await giveBack(deps, id, 'cancel', call)
        return done(state)
      },
    },
    {
      name: 'coupons',
      when: ({ couponKeys }) => couponKeys.length > 0,
      async act(state, { call }) {
        for (const id of state.couponKeys) await deps.pricing.releaseCoupons({ id }, call)
        return done(state)
      },
    },
    settleStep(deps),
  ],
})

/** What is not to be sold again leaves the shelf as a shipment would. */
async function writeOff(
  { inventory }: OrdersOptions,
  id: string,
  state: Cancelling,
  { call }: Turn,
): Promise<void> {
  const found = await inventory.getReservation({ id }, call)
  const lines = found.ok ? found.value.allocations : []
  if (lines.length === 0) return
  const gone = await inventory.shipReservation({ id, shipmentId: `cancel-${state.orderId}`, lines }, call)
  if (!gone.ok) throw new PlatformError('conflict', { detail: gone.error.detail })
}

const settleStep = (deps: OrdersOptions): Step<Cancelling, Tx> => ({
  name: 'settle',
  async record(tx, state, turn) {
    const order = await lockedOrder(tx, state.orderId)
    await refillLedgers(tx, order, turn, deps)
    const back = capturedOf(order) - refundedOf(order)
    const tenders = order.doc.tenders.map(tender => ({ ...tender, refunded: tender.captured }))
    const status = unwrap(orderMachine.next('cancelling', 'settle'))
    const told = news(orderCancelled, { by: state.by })
    const data = { by: state.by, reason: state.reason, refunded: back }
    const cancelled = { ...order, status, doc: { ...order.doc, tenders } }
    await saveChange(tx, { order: cancelled, kind: 'order-cancelled', data, events: [told] }, turn.call, deps)
    await account(tx, order, back, deps)
    return done(state)
  },
})

async function refillLedgers(tx: Tx, order: OrderRow, turn: Turn, deps: OrdersOptions): Promise<void> {
  const entry = { kind: 'refunded' as const, reason: order.number, actor: 'system:orders' }
  const at = new Date(turn.now).toISOString()
  const reference = `cancel:${order.id}`
  for (const tender of order.doc.tenders) {
    const amount = tender.captured - tender.refunded
    if (amount === 0) continue
    if (tender.kind === 'store-credit')
      await postEntry(tx, tender.reference, { ...entry, amount, reference, at })
    const refill = { cardId: tender.reference, amount, reference, reason: order.number }
    if (tender.kind === 'gift-card') await refillCard(tx, deps, order, refill, turn.call)
  }
}

/** A credit note where there is, or will be, an invoice. */
async function account(tx: Tx, order: OrderRow, back: number, { clock }: OrdersOptions): Promise<void> {
  const at = clock.iso()
  const { id: orderId, channel, currency } = order
  const reference = `cancel:${orderId}`
  if (back > 0 && capturedOf(order) >= order.total)
    await demandDocument(tx, { kind: 'credit-note', orderId, amount: back, reference, at })
  await countOrder(tx, orderId, {
    at,
    channel,
    currency,
    cancelled: 1,
    refunds: back > 0 ? 1 : 0,
    refunded: back,
  })
}
