import { ordersContract, shipmentDelivered } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { assertVersion } from '@stoa/platform/http'
import type { Orders } from '../context.ts'
import { leaving } from '../edit/edit.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { finishing } from '../processes/finishing.ts'
import { decideShipment } from './decide-shipment.ts'
import { type ShipmentRow, saveShipment, shipments, shipmentView } from './shipment.ts'
import type { Shipping } from './shipment-saga.ts'

export const createCreateShipment = (deps: Orders): Handler<typeof ordersContract, 'createShipment'> =>
  finishing(
    deps,
    command(
      deps.db,
      { contract: ordersContract, method: 'createShipment', clock: deps.clock },
      async (tx, { id, lines, ...parcel }, call) => {
        const order = await lockedOrder(tx, id)
        const decided = decideShipment(order, lines, await leaving(tx, id))
        if (!decided.ok) return decided
        const { order: sending, lines: sent, capture } = decided.value
        const row: ShipmentRow = {
          ...{ id: deps.ids.next('shp'), orderId: id, status: 'pending', createdAt: deps.clock.iso() },
          doc: { lines: sent, ...parcel },
        }
        await shipments.insert(tx, row)
        const data = { shipmentId: row.id }
        await saveChange(tx, { order: sending, kind: 'shipment-created', data }, call, deps)
        const state = { ...stateOf(row, sending), ...(capture && { capture }) }
        const start = { id: row.id, kind: 'shipment', state, later: true as const }
        await deps.runner.start(tx, { ...start, traceparent: call.traceparent })
        return ok(shipmentView(row))
      },
    ),
    ({ id }) => [id],
    async ({ id }) => shipmentView((await shipments.find(deps.db, id))!),
  )

const stateOf = (row: ShipmentRow, order: OrderRow): Shipping => ({
  ...{ shipmentId: row.id, orderId: order.id, currency: order.currency },
  lines: row.doc.lines.map(({ lineId, quantity }) => {
    const { sku, reservationId } = order.doc.lines.find(line => line.lineId === lineId)!
    return { lineId, sku, quantity, reservationId }
  }),
})

export const createUpdateShipment = (deps: Orders): Handler<typeof ordersContract, 'updateShipment'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'updateShipment', clock: deps.clock },
    async (tx, { id, delivered, ...parcel }, call) => {
      const row = await shipments.lock(tx, id)
      if (!row) throw new PlatformError('not_found', { detail: `There is no shipment ${id}` })
      assertVersion(call, shipmentView(row).version)
      const arrives = delivered === true && row.status === 'shipped'
      const doc = { ...row.doc, ...parcel, ...(arrives && { deliveredAt: deps.clock.iso() }) }
      const next = await saveShipment(tx, { ...row, status: arrives ? 'delivered' : row.status, doc })
      if (arrives) {
        const order = await lockedOrder(tx, row.orderId)
        const events = [news(shipmentDelivered, { shipmentId: id })]
        await saveChange(
          tx,
          { order, kind: 'shipment-delivered', data: { shipmentId: id }, events },
          call,
          deps,
        )
      }
      return ok(shipmentView(next))
    },
  )
