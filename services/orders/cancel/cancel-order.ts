import { ordersContract } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Queries } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { lockedOrder, missingOrder } from '../order/change-order.ts'
import { findOrder, findOrderFor } from '../order/order-store.ts'
import { type OrderView, viewOfOrder } from '../order/order-view.ts'
import { finishing } from '../processes/finishing.ts'
import { cancelSagaId, openCancel } from './open-cancel.ts'

export const createCancelOrder = (deps: Orders): Handler<typeof ordersContract, 'cancelOrder'> =>
  finishing(
    deps,
    command(
      deps.db,
      { contract: ordersContract, method: 'cancelOrder', clock: deps.clock },
      async (tx, { id, reason = '' }, call) => {
        if (!(await findOrderFor(tx, id, principalOf(call.actor)))) throw missingOrder(id)
        const wish = { by: 'customer', reason, restock: true }
        const opened = await openCancel(tx, deps, await lockedOrder(tx, id), wish, call)
        return opened.ok ? ok(await viewOfOrder(tx, opened.value)) : opened
      },
    ),
    ({ id }) => [cancelSagaId(id)],
    view => freshView(deps.db, view),
  )

export const createCancelOrderByStaff = (
  deps: Orders,
): Handler<typeof ordersContract, 'cancelOrderByStaff'> =>
  finishing(
    deps,
    command(
      deps.db,
      { contract: ordersContract, method: 'cancelOrderByStaff', clock: deps.clock },
      async (tx, { id, reason, restock }, call) => {
        const wish = { by: 'staff', reason, restock }
        const opened = await openCancel(tx, deps, await lockedOrder(tx, id), wish, call)
        return opened.ok ? ok(await viewOfOrder(tx, opened.value)) : opened
      },
    ),
    ({ id }) => [cancelSagaId(id)],
    view => freshView(deps.db, view),
  )

export async function freshView(db: Queries, { id }: Pick<OrderView, 'id'>): Promise<OrderView> {
  const order = await findOrder(db, id)
  if (!order) throw missingOrder(id)
  return viewOfOrder(db, order)
}
