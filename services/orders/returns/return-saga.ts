import { orderPlaced } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import type { Tx } from '@stoa/platform/db'
import { done, refused, type Saga, type SagaRunner, type Turn } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { lockedOrder, news, saveNew } from '../order/change-order.ts'
import { orderNumber } from '../order/number.ts'
import { type OrderRow, settled } from '../order/order.ts'
import { nextOrderSequence } from '../order/order-store.ts'
import { refunded } from './refund-return.ts'
import { lockReturn, updateReturn } from './return.ts'
import type { Returning, Units } from './return-state.ts'

/** Back on the shelf, and the replacement reserved, ordered for nothing, and sold. */
export const returnSaga = (deps: OrdersOptions, runner: () => SagaRunner<Tx>): Saga<Returning, Tx> => ({
  ...{ kind: 'exchange', pivot: 'none', attempts: 1 },
  backoff: { baseMs: 500, maxMs: 300_000 },
  steps: [
    {
      name: 'restock',
      when: ({ restock }) => restock.length > 0,
      async act(state, { call }) {
        for (const units of state.restock) await putBack(deps, state, units, call)
        return done(state)
      },
    },
    {
      name: 'reserve',
      when: ({ exchange }) => exchange.length > 0,
      async act(state, { call }) {
        const lines = state.exchange.map(({ sku, quantity }) => ({ sku, quantity }))
        const held = await deps.inventory.reserve({ id: state.returnId, lines, holdSeconds: 3600 }, call)
        return held.ok ? done(state) : refused(state, { code: 'no_replacement', detail: held.error.detail })
      },
      async undo(state, { call }) {
        await deps.inventory.releaseReservation({ id: state.returnId }, call)
        return state
      },
    },
    {
      name: 'place',
      when: ({ exchange }) => exchange.length > 0,
      async record(tx, state, turn) {
        await placeReplacement(tx, state, turn, deps)
        return done(state)
      },
    },
    {
      name: 'sell',
      when: ({ exchange }) => exchange.length > 0,
      async act(state, { call }) {
        const sold = await deps.inventory.commitReservation({ id: state.returnId }, call)
        if (!sold.ok) throw new PlatformError('conflict', { detail: sold.error.detail })
        return done(state)
      },
    },
  ],
  async onStatus(tx, { state, status, failure }, call) {
    if (status !== 'undone' || failure?.code !== 'no_replacement') return
    const row = await lockReturn(tx, state.returnId)
    if (!row) return
    const order = await lockedOrder(tx, state.paidOrderId ?? state.orderId)
    const settling = { row, order, value: state.value ?? 0 }
    await updateReturn(tx, await refunded(tx, { ...deps, runner: runner() }, settling, call))
  },
})

/** The key makes a repeated call the same call. */
async function putBack(
  { inventory }: OrdersOptions,
  { returnId, locationId }: Returning,
  { lineId, sku, quantity }: Units,
  call: Turn['call'],
): Promise<void> {
  const input = { sku, locationId, kind: 'returned' as const, quantity, reference: returnId }
  const put = await inventory.adjustStock(input, { ...call, idempotencyKey: `${returnId}:${lineId}` })
  if (!put.ok) throw new PlatformError('conflict', { detail: put.error.detail })
}

async function placeReplacement(
  tx: Tx,
  state: Returning,
  { call }: Turn,
  deps: OrdersOptions,
): Promise<void> {
  const row = await lockReturn(tx, state.returnId)
  if (!row || state.newOrderId === undefined) throw new Error(`the return ${state.returnId} is gone`)
  const origin = await lockedOrder(tx, state.orderId)
  const number = orderNumber(await nextOrderSequence(tx))
  const order = replacementOf(origin, state, { id: state.newOrderId, number, placedAt: deps.clock.iso() })
  const lines = order.doc.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const total = { amount: 0, currency: order.currency }
  const told = news(orderPlaced, { checkoutId: order.checkoutId, total, lines })
  const change = { kind: 'order-placed', data: { exchangeOf: state.returnId }, events: [told] }
  await saveNew(tx, order, change, call, deps)
  await updateReturn(tx, { ...row, status: 'exchanged', doc: { ...row.doc, exchangeOrderId: order.id } })
}

/** The same goods for nothing: they have been paid once. */
function replacementOf(
  origin: OrderRow,
  { exchange, returnId }: Returning,
  made: Pick<OrderRow, 'id' | 'number' | 'placedAt'>,
): OrderRow {
  const nothing = { amount: 0, currency: origin.currency }
  const lines = exchange.map(({ lineId, sku, quantity }) => {
    const title = origin.doc.lines.find(line => line.lineId === lineId)?.title ?? sku
    return {
      ...{ lineId, sku, title, quantity, shipped: 0, returned: 0, shipping: 0, reservationId: returnId },
      ...{ unitPrice: nothing, discount: nothing, tax: nothing, total: nothing },
    }
  })
  const { doc } = origin
  // A replacement comes from no checkout; the return's id takes that place and keeps it single.
  return settled({
    ...origin,
    ...made,
    ...{ checkoutId: returnId.replace(/^ret_/, 'chk_'), cartId: null, status: 'open', total: 0, version: 1 },
    doc: {
      ...{ lines, tenders: [], coupons: [], couponKeys: [], exchangeOf: returnId },
      totals: [{ kind: 'total', label: 'Total', money: nothing }],
      ...(doc.shipTo && { shipTo: doc.shipTo }),
      ...(doc.billTo && { billTo: doc.billTo }),
    },
  })
}
