import type { Call } from '@stoa/kernel/call'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import type { Orders } from '../context.ts'
import { cardsWorth, isCardSpent, takeFromBought } from '../ledger/bought-cards.ts'
import { saveChange } from '../order/change-order.ts'
import { type OrderRow, orderMachine } from '../order/order.ts'
import type { Cancelling } from './cancel-saga.ts'

export type CancelWish = { readonly by: string; readonly reason: string; readonly restock: boolean }
type Refusal = { readonly code: 'not_cancellable'; readonly detail: string }

const unique = <V>(values: readonly V[]): V[] => [...new Set(values)]

/** Why it cannot be cancelled as a whole, or undefined. Pure. */
export function whyNotCancellable(order: OrderRow): string | undefined {
  if (!orderMachine.next(order.status as 'open', 'cancel').ok) return `The order is ${order.status}`
  if (order.doc.lines.some(({ shipped, shipping }) => shipped > 0 || shipping > 0))
    return 'A part of it was sent: have that returned'
  if (order.doc.tenders.some(({ pending }) => pending > 0))
    return 'A refund is on its way: try again after it'
  return undefined
}

export async function openCancel(
  tx: Tx,
  deps: Pick<Orders, 'runner' | 'clock' | 'ids'>,
  order: OrderRow,
  wish: CancelWish,
  call: Call,
): Promise<Result<OrderRow, Refusal>> {
  const spent = (await isCardSpent(tx, order)) ? 'A gift card that was bought with it was spent' : undefined
  const detail = whyNotCancellable(order) ?? spent
  if (detail !== undefined) return fail({ code: 'not_cancellable', detail })
  const taken = {
    amount: cardsWorth(order),
    reference: cancelSagaId(order.id),
    at: deps.clock.iso(),
    all: true,
  }
  if (taken.amount > 0) await takeFromBought(tx, order, taken)
  const cancelling = { ...order, status: 'cancelling' }
  const saved = await saveChange(
    tx,
    { order: cancelling, kind: 'cancel-requested', data: { ...wish } },
    call,
    deps,
  )
  const state: Cancelling = {
    ...{ orderId: order.id, ...wish, couponKeys: order.doc.couponKeys },
    reservations: unique(order.doc.lines.map(({ reservationId }) => reservationId)),
    payments: order.doc.tenders.filter(({ kind }) => kind === 'payment').map(({ reference }) => reference),
  }
  const id = cancelSagaId(order.id)
  await deps.runner.start(tx, { id, kind: 'cancel', state, later: true, traceparent: call.traceparent })
  return ok(saved)
}

export const cancelSagaId = (orderId: string): string => `cancel:${orderId}`
