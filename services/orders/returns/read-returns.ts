import type { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Orders } from '../context.ts'
import { ownOrder } from '../order/read-orders.ts'
import { beforeOf, pageOf } from '../page.ts'
import { findReturn, listReturnRows, returnsOf, returnView } from './return.ts'

export const createListMyReturns =
  (deps: Orders): Handler<typeof ordersContract, 'listMyReturns'> =>
  async ({ id }, call) => {
    await ownOrder(deps, id, call)
    return ok({ items: (await returnsOf(deps.db, id)).map(returnView) })
  }

export const createListReturns =
  ({ db, cursorKey }: Orders): Handler<typeof ordersContract, 'listReturns'> =>
  async ({ limit = 20, cursor, status }) => {
    const rows = await listReturnRows(db, beforeOf(cursorKey, cursor), limit + 1, status)
    return ok(pageOf(cursorKey, rows, limit, returnView))
  }

export const createGetReturn =
  ({ db }: Orders): Handler<typeof ordersContract, 'getReturn'> =>
  async ({ id }) => {
    const row = await findReturn(db, id)
    if (!row) throw new PlatformError('not_found', { detail: `There is no return ${id}` })
    return ok(returnView(row))
  }
