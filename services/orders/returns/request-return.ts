import { ordersContract, returnRequested } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { lockedOrder, missingOrder, news, saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { findOrderFor } from '../order/order-store.ts'
import { shipments } from '../ship/shipment.ts'
import { whyNotReturnable } from './decide-return.ts'
import { findReturn, insertReturn, type ReturnDoc, returnsOf, returnView } from './return.ts'

export const createRequestReturn = (deps: Orders): Handler<typeof ordersContract, 'requestReturn'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'requestReturn', clock: deps.clock },
    async (tx, { id, lines, resolution, note = '' }, call) => {
      if (!(await findOrderFor(tx, id, principalOf(call.actor)))) throw missingOrder(id)
      const order = await lockedOrder(tx, id)
      const detail = whyNotReturnable(order, lines, await returnsOf(tx, id), await windowOf(tx, deps, order))
      if (detail !== undefined) return fail({ code: 'not_returnable' as const, detail })
      const returnId = deps.ids.next('ret')
      const skuOf = (lineId: string) => order.doc.lines.find(line => line.lineId === lineId)!.sku
      const doc: ReturnDoc = {
        resolution,
        note,
        lines: lines.map(line => ({ ...line, sku: skuOf(line.lineId) })),
      }
      await insertReturn(tx, { id: returnId, orderId: id, doc, requestedAt: deps.clock.iso() })
      const events = [news(returnRequested, { returnId })]
      await saveChange(tx, { order, kind: 'return-requested', data: { returnId }, events }, call, deps)
      return ok(returnView((await findReturn(tx, returnId))!))
    },
  )

async function windowOf(tx: Tx, { clock, config }: Orders, order: OrderRow) {
  const sent = (await shipments.ofOrder(tx, order.id)).map(({ doc }) => doc.deliveredAt ?? doc.shippedAt)
  const lastSentAt = sent
    .filter(at => at !== undefined)
    .sort()
    .at(-1)
  return { lastSentAt, now: clock.now(), days: config.returnDays }
}
