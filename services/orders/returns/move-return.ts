import { ordersContract, returnApproved, returnReceived, returnRejected } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { lockedOrder, missingOrder, type News, news, saveChange } from '../order/change-order.ts'
import { findOrderFor } from '../order/order-store.ts'
import {
  lockReturn,
  type ReturnDoc,
  type ReturnRow,
  returnMachine,
  returnView,
  updateReturn,
} from './return.ts'

type Event = Parameters<typeof returnMachine.next>[1]
type Refusal = { readonly code: 'return_state'; readonly detail: string }

/** The return and its order move together: the order's row is locked first, as everywhere. */
export async function moveReturn(
  tx: Tx,
  row: ReturnRow,
  event: Event,
  change: { readonly doc?: ReturnDoc; readonly news?: readonly News[] },
  call: Call,
  deps: Orders,
): Promise<Result<ReturnRow, Refusal>> {
  const next = returnMachine.next(row.status as 'requested', event)
  if (!next.ok) return fail({ code: 'return_state', detail: `The return is ${row.status}` })
  const moved = await updateReturn(tx, { ...row, status: next.value, doc: change.doc ?? row.doc })
  const order = await lockedOrder(tx, row.orderId)
  const data = { returnId: row.id }
  await saveChange(tx, { order, kind: `return-${next.value}`, data, events: change.news ?? [] }, call, deps)
  return ok(moved)
}

export async function lockedReturn(tx: Tx, id: string): Promise<ReturnRow> {
  const row = await lockReturn(tx, id)
  if (!row) throw new PlatformError('not_found', { detail: `There is no return ${id}` })
  return row
}

export const createWithdrawReturn = (deps: Orders): Handler<typeof ordersContract, 'withdrawReturn'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'withdrawReturn', clock: deps.clock },
    async (tx, { id, returnId }, call) => {
      if (!(await findOrderFor(tx, id, principalOf(call.actor)))) throw missingOrder(id)
      const row = await lockedReturn(tx, returnId)
      if (row.orderId !== id) throw missingOrder(id)
      const moved = await moveReturn(tx, row, 'withdraw', {}, call, deps)
      return moved.ok ? ok(returnView(moved.value)) : moved
    },
  )

export const createDecideReturn = (deps: Orders): Handler<typeof ordersContract, 'decideReturn'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'decideReturn', clock: deps.clock },
    async (tx, { id, approve, reason }, call) => {
      const row = await lockedReturn(tx, id)
      const doc = reason ? { ...row.doc, note: reason } : row.doc
      const told = approve ? news(returnApproved, { returnId: id }) : news(returnRejected, { returnId: id })
      const moved = await moveReturn(
        tx,
        row,
        approve ? 'approve' : 'reject',
        { doc, news: [told] },
        call,
        deps,
      )
      return moved.ok ? ok(returnView(moved.value)) : moved
    },
  )

export const createReceiveReturn = (deps: Orders): Handler<typeof ordersContract, 'receiveReturn'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'receiveReturn', clock: deps.clock },
    async (tx, { id, lines }, call) => {
      const row = await lockedReturn(tx, id)
      const came = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))
      const received = row.doc.lines.map(line => ({
        ...line,
        received: Math.min(line.quantity, came.get(line.lineId) ?? 0),
      }))
      const doc = { ...row.doc, lines: received }
      const told = [news(returnReceived, { returnId: id })]
      const moved = await moveReturn(tx, row, 'receive', { doc, news: told }, call, deps)
      return moved.ok ? ok(returnView(moved.value)) : moved
    },
  )
