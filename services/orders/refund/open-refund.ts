import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { shareOfBought, takeFromBought } from '../ledger/bought-cards.ts'
import { creditLedger } from '../ledger/ledger.ts'
import { saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { type PaidTo, type RefundRow, refunds } from './refund.ts'
import type { Refunding } from './refund-saga.ts'
import { opened, splitRefund, withParts } from './split-refund.ts'

export type RefundWish = {
  readonly amount: number
  readonly reason: string
  readonly to?: 'original' | 'store-credit' | 'gift-card'
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
  { amount, reason, to = 'original' }: RefundWish,
  call: Call,
): Promise<Result<RefundRow, Refusal>> {
  const { currency, customerId } = order
  if (to === 'store-credit' && customerId === null)
    return fail({ code: 'no_account', detail: 'The order is of a guest, who has no store credit' })
  const bought = await shareOfBought(tx, order, amount)
  const split = bought.ok ? splitRefund(order, amount) : bought
  if (!split.ok) return exceeds(split.error.refundable, currency)
  const id = deps.ids.next('rfd')
  const at = deps.clock.iso()
  if (bought.ok && bought.value > 0)
    await takeFromBought(tx, order, { amount: bought.value, reference: id, at })
  const parts = split.value
  const where = to === 'original' ? {} : { paidTo: paidTo(order, to) }
  const doc = { amount, currency, parts, reason, ...where }
  const row: RefundRow = { id, orderId: order.id, status: 'pending', createdAt: at, doc }
  await refunds.insert(tx, row)
  const data = { refundId: id, amount }
  await saveChange(tx, { order: withParts(order, parts, opened), kind: 'refund-opened', data }, call, deps)
  const state: Refunding = { refundId: id, orderId: order.id, currency, parts, lost: [], ...where }
  await deps.runner.start(tx, { id, kind: 'refund', state, later: true, traceparent: call.traceparent })
  return ok(row)
}

/** A new card has no name before it is made. */
const paidTo = ({ customerId, currency, number }: OrderRow, kind: PaidTo['kind']): PaidTo => ({
  kind,
  reference: kind === 'store-credit' ? creditLedger(customerId!, currency) : number,
})

function exceeds(amount: number, currency: string) {
  const refundable = { amount, currency }
  const detail = `At most ${amount} can still be refunded`
  return fail({ code: 'refund_exceeds' as const, detail, data: { refundable } })
}
