import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { type OrderRow, refundableOf } from '../order/order.ts'
import { openRefund } from '../refund/open-refund.ts'
import type { ReturnRow } from './return.ts'

export type Settling = { readonly row: ReturnRow; readonly order: OrderRow; readonly value: number }

/** Also for an exchange of which nothing is left: then the money comes back instead. */
export async function refunded(
  tx: Tx,
  deps: Pick<Orders, 'runner' | 'clock' | 'ids'>,
  { row, order, value }: Settling,
  call: Call,
): Promise<ReturnRow> {
  const amount = Math.min(value, refundableOf(order))
  const done = { ...row, status: 'refunded' }
  if (amount <= 0) return done
  const isCredit = row.doc.resolution === 'store-credit' && order.customerId !== null
  const to = isCredit ? 'store-credit' : 'original'
  const opened = await openRefund(tx, deps, order, { amount, reason: `return ${row.id}`, to }, call)
  if (!opened.ok) throw new Error(`${amount} could not be refunded: ${opened.error.detail}`)
  const refund = { amount, currency: order.currency }
  return { ...done, doc: { ...row.doc, refundId: opened.value.id, refund } }
}
