import { orderFulfilled, orderShipped } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import type { Tx } from '@stoa/platform/db'
import { done, refused, type Saga, type Step, type Turn } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import { closedWhenDone, fulfilmentStatusOf, type OrderRow } from '../order/order.ts'
import { savePaid, withCaptured } from '../placing/place-order.ts'
import { allocateParcel, type ParcelLine } from './allocate-parcel.ts'
import type { Capture } from './decide-shipment.ts'
import { type ShipmentRow, saveShipment, shipments } from './shipment.ts'

export type Shipping = {
  readonly shipmentId: string
  readonly orderId: string
  readonly lines: readonly ParcelLine[]
  readonly capture?: Capture
  readonly currency: string
  readonly captured?: number
}

/** First the money for what is sent, then the goods off the shelf, then it is told. */
export const shipmentSaga = (deps: OrdersOptions): Saga<Shipping, Tx> => ({
  ...{ kind: 'shipment', pivot: 'none', attempts: 1 },
  backoff: { baseMs: 500, maxMs: 300_000 },
  steps: [openStep(deps), captureStep(deps), goodsStep(deps), sentStep(deps)],
})

/** Its units were set aside in the order's lines; when it cannot be sent they are free again. */
const openStep = (deps: OrdersOptions): Step<Shipping, Tx> => ({
  name: 'open',
  async unrecord(tx, state, turn) {
    const failure = turn.failure?.detail ?? ''
    const order = await lockedOrder(tx, state.orderId)
    await changeShipment(tx, state, row => ({ ...row, status: 'failed', doc: { ...row.doc, failure } }))
    const data = { shipmentId: state.shipmentId, failure }
    const change = { order: moveUnits(order, state, 0), kind: 'shipment-failed', data }
    await saveChange(tx, change, turn.call, deps)
    return state
  },
})

const captureStep = (deps: OrdersOptions): Step<Shipping, Tx> => ({
  name: 'capture',
  when: ({ capture }) => capture !== undefined,
  async act(state, { call }) {
    const { paymentId, amount } = state.capture!
    const money = { amount, currency: state.currency }
    const taken = await deps.payments.capture(
      { paymentId, operationId: state.shipmentId, amount: money },
      call,
    )
    if (taken.ok) return done({ ...state, captured: taken.value.captured.amount })
    if (taken.error.code === 'outcome_unknown')
      throw new PlatformError('upstream_failed', { detail: taken.error.detail })
    return refused(state, { code: 'capture_declined', detail: taken.error.detail })
  },
  async record(tx, state, { call }) {
    const order = await lockedOrder(tx, state.orderId)
    await savePaid(tx, withCaptured(order, state.capture!.paymentId, state.captured ?? 0), call, deps)
    return done(state)
  },
})

const goodsStep = ({ inventory }: OrdersOptions): Step<Shipping, Tx> => ({
  name: 'goods',
  async act(state, { call }) {
    for (const [id, wanted] of Map.groupBy(state.lines, ({ reservationId }) => reservationId)) {
      const found = await inventory.getReservation({ id }, call)
      const lines = found.ok ? allocateParcel(wanted, found.value.allocations) : []
      // What no location keeps, like a download, needs no shelf.
      if (lines.length === 0) continue
      const gone = await inventory.shipReservation({ id, shipmentId: state.shipmentId, lines }, call)
      if (!gone.ok) return refused(state, gone.error)
    }
    return done(state)
  },
})

const sentStep = (deps: OrdersOptions): Step<Shipping, Tx> => ({
  name: 'sent',
  async record(tx, state, { call }: Turn) {
    const order = await lockedOrder(tx, state.orderId)
    const shippedAt = deps.clock.iso()
    await changeShipment(tx, state, row => ({ ...row, status: 'shipped', doc: { ...row.doc, shippedAt } }))
    const lines = state.lines.map(({ sku, quantity }) => ({ sku, quantity }))
    const told = [news(orderShipped, { shipmentId: state.shipmentId, lines })]
    const sent = closedWhenDone(moveUnits(order, state, 1))
    if (fulfilmentStatusOf(sent) === 'fulfilled') told.push(news(orderFulfilled, {}))
    const data = { shipmentId: state.shipmentId }
    await saveChange(tx, { order: sent, kind: 'shipment-sent', data, events: told }, call, deps)
    return done(state)
  },
})

async function changeShipment(
  tx: Tx,
  { shipmentId }: Shipping,
  change: (row: ShipmentRow) => ShipmentRow,
): Promise<void> {
  const row = await shipments.lock(tx, shipmentId)
  if (row) await saveShipment(tx, change(row))
}

/** Units leave `shipping`, and with `sent` 1 they count as shipped. */
const moveUnits = (order: OrderRow, { lines }: Shipping, sent: 0 | 1): OrderRow => ({
  ...order,
  doc: {
    ...order.doc,
    lines: order.doc.lines.map(line => {
      const quantity = lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0
      return { ...line, shipping: line.shipping - quantity, shipped: line.shipped + sent * quantity }
    }),
  },
})
