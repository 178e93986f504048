import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { creditLedger } from '../ledger/ledger.ts'
import { saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { type RefundRow, refunds } from './refund.ts'
import type { Refunding } from './refund-saga.ts'
import { opened, splitRefund, withParts } from './split-refund.ts'

export type RefundWish = {
  readonly amount: number
  readonly reason: string
  readonly asCredit?: boolean
}
type Refusal =
  | { code: 'refund_exceeds'; detail: string; data: { refundable: { amount: number; currency: string } } }
  | { code: 'no_account'; detail: string }

/**
 * Sets the amount aside in the order, which is locked, so that many who refund at once never give back more than was
 * captured; the money itself moves in a saga of the refund's own.
 */
export async function openRefund(
  tx: Tx,
  deps: Pick<Orders, 'runner' | 'clock' | 'ids'>,
  order: OrderRow,
  wish: RefundWish,
  call: Call,
): Promise<Result<RefundRow, Refusal>> {
  const { currency, customerId } = order
  if (wish.asCredit && customerId === null)
    return fail({ code: 'no_account', detail: 'The order is of a guest, who has no store credit' })
  const split = splitRefund(order, wish.amount)
  if (!split.ok) {
    const refundable = { amount: split.error.refundable, currency }
    const detail = `At most ${refundable.amount} can still be refunded`
    return fail({ code: 'refund_exceeds', detail, data: { refundable } })
  }
  const id = deps.ids.next('rfd')
  const creditTo = wish.asCredit ? { creditTo: creditLedger(customerId!, currency) } : {}
  const { amount, reason } = wish
  const row: RefundRow = {
    ...{ id, orderId: order.id, status: 'pending', createdAt: deps.clock.iso() },
    doc: { amount, currency, parts: split.value, reason, ...creditTo },
  }
  await refunds.insert(tx, row)
  const change = {
    order: withParts(order, split.value, opened),
    kind: 'refund-opened',
    data: { refundId: id, amount },
  }
  await saveChange(tx, change, call, deps)
  const state: Refunding = {
    refundId: id,
    orderId: order.id,
    currency,
    parts: split.value,
    lost: [],
    ...creditTo,
  }
  await deps.runner.start(tx, { id, kind: 'refund', state, later: true, traceparent: call.traceparent })
  return ok(row)
}
