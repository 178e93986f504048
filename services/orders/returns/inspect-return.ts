import { ordersContract, returnSettled } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { finishing } from '../processes/finishing.ts'
import { withReturned } from './decide-return.ts'
import { lockedReturn } from './move-return.ts'
import { paidFor } from './paid-for.ts'
import { refunded, type Settling } from './refund-return.ts'
import {
  findReturn,
  type ReturnLine,
  type ReturnRow,
  returnMachine,
  returnView,
  updateReturn,
} from './return.ts'
import type { Returning } from './return-state.ts'

type Input = InputOf<(typeof ordersContract)['methods']['inspectReturn']>

/** What is accepted counts as returned at once; money, goods for the shelf and replacements follow in sagas. */
export const createInspectReturn = (deps: Orders): Handler<typeof ordersContract, 'inspectReturn'> =>
  finishing(
    deps,
    command(
      deps.db,
      { contract: ordersContract, method: 'inspectReturn', clock: deps.clock },
      async (tx, input, call) => {
        const row = await lockedReturn(tx, input.id)
        const inspected = returnMachine.next(row.status as 'requested', 'inspect')
        if (!inspected.ok)
          return fail({ code: 'return_state' as const, detail: `The return is ${row.status}` })
        const lines = judged(row, input)
        const order = await lockedOrder(tx, row.orderId)
        const kept = await saveInspected(tx, deps, { row, lines, order }, call)
        const status = inspected.value
        const next = { ...row, status, doc: { ...row.doc, lines } }
        const paid = await paidFor(tx, kept, lines)
        const settled = await settle(tx, deps, { row: next, ...paid }, input.locationId, call)
        return ok(returnView(settled))
      },
    ),
    ({ id, refundId }) => [returnSagaId(id), ...(refundId ? [refundId] : [])],
    async ({ id }) => returnView((await findReturn(deps.db, id))!),
  )

export const returnSagaId = (returnId: string): string => `return:${returnId}`

const judged = (row: ReturnRow, { lines }: Input): ReturnLine[] =>
  row.doc.lines.map(line => {
    const found = lines.find(({ lineId }) => lineId === line.lineId)
    const accepted = Math.min(found?.accepted ?? 0, line.received ?? 0)
    const grade = found?.grade === undefined ? {} : { grade: found.grade }
    return { ...line, accepted, restock: found?.restock ?? false, ...grade }
  })

type Inspected = { readonly row: ReturnRow; readonly lines: readonly ReturnLine[]; readonly order: OrderRow }

async function saveInspected(tx: Tx, deps: Orders, { row, lines, order }: Inspected, call: Call) {
  const accepted = lines.reduce((sum, line) => sum + (line.accepted ?? 0), 0)
  const { resolution } = row.doc
  const events = [news(returnSettled, { returnId: row.id, resolution, accepted })]
  const data = { returnId: row.id, accepted }
  return saveChange(
    tx,
    { order: withReturned(order, lines), kind: 'return-inspected', data, events },
    call,
    deps,
  )
}

async function settle(
  tx: Tx,
  deps: Orders,
  { row, order, value }: Settling,
  locationId: string,
  call: Call,
): Promise<ReturnRow> {
  const { id, doc } = row
  const units = (wanted: (line: ReturnLine) => boolean) =>
    doc.lines
      .filter(line => (line.accepted ?? 0) > 0 && wanted(line))
      .map(({ lineId, sku, accepted = 0 }) => ({ lineId, sku, quantity: accepted }))
  const exchange = doc.resolution === 'exchange' ? units(() => true) : []
  const restock = units(({ restock }) => restock === true)
  if (exchange.length > 0 || restock.length > 0) {
    const made = exchange.length > 0 ? { newOrderId: deps.ids.next('ord'), value, paidOrderId: order.id } : {}
    const state: Returning = { returnId: id, orderId: row.orderId, locationId, restock, exchange, ...made }
    const start = { id: returnSagaId(id), kind: 'exchange', state, later: true as const }
    await deps.runner.start(tx, { ...start, traceparent: call.traceparent })
  }
  if (exchange.length > 0) return updateReturn(tx, row)
  return updateReturn(tx, await refunded(tx, deps, { row, order, value }, call))
}
