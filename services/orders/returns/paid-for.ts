import type { Tx } from '@stoa/platform/db'
import { lockedOrder } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { valueOfReturn, withReturned } from './decide-return.ts'
import { findReturn, type ReturnLine } from './return.ts'

type Paid = { readonly order: OrderRow; readonly value: number }

/**
 * What was paid for goods that come back, and the order that it was paid with: for a replacement, which costs nothing,
 * that is the order whose goods it replaced. They were counted as returned there when they were exchanged.
 */
export async function paidFor(tx: Tx, order: OrderRow, lines: readonly ReturnLine[]): Promise<Paid> {
  if (order.doc.exchangeOf === undefined) {
    const minus = lines.map(line => ({ ...line, accepted: -(line.accepted ?? 0) }))
    return { order, value: valueOfReturn(withReturned(order, minus), lines) }
  }
  const exchanged = await findReturn(tx, order.doc.exchangeOf)
  if (!exchanged) throw new Error(`the return ${order.doc.exchangeOf} is gone`)
  return paidFor(tx, await lockedOrder(tx, exchanged.orderId), lines)
}
