import { orderRefunded } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import type { Tx } from '@stoa/platform/db'
import { done, refused, type Saga, type Step, type Turn } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { demandDocument } from '../invoice/demand.ts'
import { giveBackToBought } from '../ledger/bought-cards.ts'
import { openLedger, postEntry } from '../ledger/ledger.ts'
import { makeCard } from '../ledger/make-card.ts'
import { refillCard } from '../ledger/refill-card.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { countOrder } from '../order/stats.ts'
import { type PaidTo, type RefundPart, refunds } from './refund.ts'
import { dropped, returned, withParts } from './split-refund.ts'

export type Refunding = {
  readonly refundId: string
  readonly orderId: string
  readonly currency: string
  readonly parts: readonly RefundPart[]
  readonly paidTo?: PaidTo
  /** Parts that the provider refused for good. */
  readonly lost: readonly RefundPart[]
}

/** Nothing turns back by itself here: money whose way is unknown is asked for until it is known. */
export const refundSaga = (deps: OrdersOptions): Saga<Refunding, Tx> => ({
  ...{ kind: 'refund', pivot: 'none', attempts: 1 },
  backoff: { baseMs: 500, maxMs: 600_000 },
  steps: [openStep(deps), moneyStep(deps), settleStep(deps)],
})

/** The parts were set aside in the order when it was asked for; refused, they are free again. */
const openStep = (deps: OrdersOptions): Step<Refunding, Tx> => ({
  name: 'open',
  async unrecord(tx, state, turn) {
    const order = await lockedOrder(tx, state.orderId)
    const row = await refunds.lock(tx, state.refundId)
    if (row) await refunds.update(tx, { ...row, status: 'failed' })
    await giveBackToBought(tx, state.orderId, state.refundId, new Date(turn.now).toISOString())
    const data = { refundId: state.refundId, reason: turn.failure?.code ?? '' }
    const change = { order: withParts(order, state.parts, dropped), kind: 'refund-failed', data }
    await saveChange(tx, change, turn.call, deps)
    return state
  },
})

const moneyStep = ({ payments }: OrdersOptions): Step<Refunding, Tx> => ({
  name: 'money',
  when: ({ parts, paidTo }) => paidTo === undefined && parts.some(({ kind }) => kind === 'payment'),
  async act(state, { call }) {
    const lost: RefundPart[] = []
    for (const part of state.parts.filter(({ kind }) => kind === 'payment')) {
      const amount = { amount: part.amount, currency: state.currency }
      const given = await payments.refund(
        { paymentId: part.reference, operationId: state.refundId, amount },
        call,
      )
      if (!given.ok && given.error.code === 'outcome_unknown')
        throw new PlatformError('upstream_failed', { detail: given.error.detail })
      if (!given.ok) lost.push(part)
    }
    if (lost.length === state.parts.length)
      return refused(state, { code: 'refund_declined', detail: 'The provider refused the refund' })
    return done({ ...state, lost })
  },
})

const settleStep = (deps: OrdersOptions): Step<Refunding, Tx> => ({
  name: 'settle',
  async record(tx, state, turn) {
    const given = state.parts.filter(part => !isLost(state, part))
    const order = await lockedOrder(tx, state.orderId)
    const paidTo = await credit(tx, state, { given, order, turn }, deps)
    await settleRefund(tx, { ...state, ...(paidTo && { paidTo }) }, { given, order, turn }, deps)
    return done(state)
  },
})

/** After a restart the parts are copies of themselves. */
const isLost = ({ lost }: Refunding, part: RefundPart): boolean =>
  lost.some(({ kind, reference }) => kind === part.kind && reference === part.reference)

type Settling = {
  readonly given: readonly RefundPart[]
  readonly order: OrderRow
  readonly turn: Turn
}
const sumOf = (parts: readonly RefundPart[]): number => parts.reduce((sum, { amount }) => sum + amount, 0)

/** What goes onto ledgers. Answers where it all went, if not to where it came from. */
async function credit(
  tx: Tx,
  { refundId, currency, paidTo }: Refunding,
  { given, order, turn }: Settling,
  deps: OrdersOptions,
): Promise<PaidTo | undefined> {
  const { call, now } = turn
  const by = { reason: order.number, actor: 'system:orders' }
  if (paidTo?.kind === 'gift-card') {
    const card = { ...by, amount: sumOf(given), currency, order, source: refundId }
    return { ...paidTo, reference: await makeCard(tx, deps, card, call) }
  }
  const entry = { ...by, kind: 'refunded' as const, reference: refundId, at: new Date(now).toISOString() }
  if (paidTo) {
    await openLedger(tx, paidTo.reference, 'store-credit', currency)
    await postEntry(tx, paidTo.reference, { ...entry, amount: sumOf(given) })
    return paidTo
  }
  for (const { kind, reference, amount } of given) {
    if (kind === 'store-credit') await postEntry(tx, reference, { ...entry, amount })
    const refill = { cardId: reference, amount, reference: refundId, reason: order.number }
    if (kind === 'gift-card') await refillCard(tx, deps, order, refill, call)
  }
  return undefined
}

async function settleRefund(
  tx: Tx,
  state: Refunding,
  { given, order, turn }: Settling,
  deps: OrdersOptions,
): Promise<void> {
  const { refundId, orderId, currency, paidTo } = state
  const row = await refunds.lock(tx, refundId)
  if (!row) throw new Error(`the refund ${refundId} is gone`)
  const amount = sumOf(given)
  const settled = withParts(withParts(order, given, returned), lostOf(state, given), dropped)
  const told = news(orderRefunded, { refundId, amount: { amount, currency } })
  const doc = { ...row.doc, amount, parts: given, ...(paidTo && { paidTo }) }
  await refunds.update(tx, { ...row, status: 'done', doc })
  const at = deps.clock.iso()
  await demandDocument(tx, { kind: 'credit-note', orderId, amount, reference: refundId, at })
  const change = { order: settled, kind: 'order-refunded', data: { refundId, amount }, events: [told] }
  await saveChange(tx, change, turn.call, deps)
  await countOrder(tx, orderId, { at, channel: order.channel, currency, refunds: 1, refunded: amount })
}

const lostOf = ({ parts }: Refunding, given: readonly RefundPart[]) =>
  parts.filter(part => !given.includes(part))
