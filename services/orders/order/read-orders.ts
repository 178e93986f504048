import type { ordersContract } from '@stoa/contracts/orders'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Orders } from '../context.ts'
import { beforeOf, pageOf } from '../page.ts'
import { missingOrder } from './change-order.ts'
import { listAllOrders, listOrdersOf } from './list-store.ts'
import type { OrderRow } from './order.ts'
import { findOrder, findOrderFor, findOrders, listHistory } from './order-store.ts'
import { staffSummaryOf, summaryOf, viewOfOrder } from './order-view.ts'

type Method<M extends keyof (typeof ordersContract)['methods']> = (
  deps: Orders,
) => Handler<typeof ordersContract, M>

/** The owner's order, or that of a link which this session opened. */
export async function ownOrder(deps: Pick<Orders, 'db'>, id: string, { actor }: Call): Promise<OrderRow> {
  const order = await findOrderFor(deps.db, id, principalOf(actor))
  if (!order) throw missingOrder(id)
  return order
}

export const createListMyOrders: Method<'listMyOrders'> =
  ({ db, cursorKey }) =>
  async ({ limit = 20, cursor }, { actor }) => {
    const rows = await listOrdersOf(db, principalOf(actor), beforeOf(cursorKey, cursor), limit + 1)
    return ok(pageOf(cursorKey, rows, limit, summaryOf))
  }

export const createGetOrder: Method<'getOrder'> =
  deps =>
  async ({ id }, call) =>
    ok(await viewOfOrder(deps.db, await ownOrder(deps, id, call)))

export const createScanOrderEvents: Method<'scanOrderEvents'> =
  deps =>
  async ({ id, after = 0, limit = 50 }, call) => {
    await ownOrder(deps, id, call)
    const entries = await listHistory(deps.db, id, after, limit)
    return ok({ entries, next: entries.at(-1)?.seq ?? after })
  }

function assertInstant(field: string, value: string | undefined): void {
  if (value !== undefined && Number.isNaN(Date.parse(value)))
    throw new PlatformError('validation_failed', {
      fields: [{ pointer: `/${field}`, detail: 'is no time: write it like 2027-01-31T00:00:00Z' }],
    })
}

export const createListOrders: Method<'listOrders'> =
  ({ db, cursorKey }) =>
  async ({ limit = 20, cursor, ...filter }) => {
    for (const field of ['placedFrom', 'placedUntil'] as const) assertInstant(field, filter[field])
    const rows = await listAllOrders(db, beforeOf(cursorKey, cursor), limit + 1, filter)
    return ok(pageOf(cursorKey, rows, limit, staffSummaryOf))
  }

export const createGetStaffOrder: Method<'getStaffOrder'> =
  ({ db }) =>
  async ({ id }) => {
    const order = await findOrder(db, id)
    if (!order) throw missingOrder(id)
    return ok(await viewOfOrder(db, order))
  }

export const createGetManyOrders: Method<'getManyOrders'> =
  ({ db }) =>
  async ({ ids }) =>
    ok({ items: (await findOrders(db, ids)).map(staffSummaryOf) })

export const createGetManyOrderSummaries: Method<'getManyOrderSummaries'> =
  ({ db }) =>
  async ({ ids }) =>
    ok({ items: (await findOrders(db, ids)).map(summaryOf) })

export const createGetOrderTimeline: Method<'getOrderTimeline'> =
  ({ db }) =>
  async ({ id, after = 0 }) =>
    ok({ entries: await listHistory(db, id, after, 1000) })
