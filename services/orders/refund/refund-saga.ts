import { orderRefunded } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import type { Tx } from '@stoa/platform/db'
import { done, refused, type Saga, type Step, type Turn } from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { demandDocument } from '../invoice/demand.ts'
import { renewCard } from '../ledger/gift-card-store.ts'
import { openLedger, postEntry } from '../ledger/ledger.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import { countOrder } from '../order/stats.ts'
import { type RefundPart, refunds } from './refund.ts'
import { dropped, returned, withParts } from './split-refund.ts'

export type Refunding = {
  readonly refundId: string
  readonly orderId: string
  readonly currency: string
  readonly parts: readonly RefundPart[]
  readonly creditTo?: string
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
    const data = { refundId: state.refundId, reason: turn.failure?.code ?? '' }
    const change = { order: withParts(order, state.parts, dropped), kind: 'refund-failed', data }
    await saveChange(tx, change, turn.call, deps)
    return state
  },
})

const moneyStep = ({ payments }: OrdersOptions): Step<Refunding, Tx> => ({
  name: 'money',
  when: ({ parts, creditTo }) => creditTo === undefined && parts.some(({ kind }) => kind === 'payment'),
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
    await creditLedgers(tx, state, given, turn)
    await settleRefund(tx, state, given, turn, deps)
    return done(state)
  },
})

/** After a restart the parts are copies of themselves. */
const isLost = ({ lost }: Refunding, part: RefundPart): boolean =>
  lost.some(({ kind, reference }) => kind === part.kind && reference === part.reference)

async function creditLedgers(
  tx: Tx,
  state: Refunding,
  given: readonly RefundPart[],
  turn: Turn,
): Promise<void> {
  const entry = { kind: 'refunded' as const, reference: state.refundId, reason: state.orderId }
  const by = { actor: 'system:orders', at: new Date(turn.now).toISOString() }
  if (state.creditTo !== undefined) {
    const amount = given.reduce((sum, part) => sum + part.amount, 0)
    await openLedger(tx, state.creditTo, 'store-credit', state.currency)
    await postEntry(tx, state.creditTo, { ...entry, ...by, amount })
    return
  }
  for (const { kind, reference, amount } of given) {
    if (kind === 'payment') continue
    await postEntry(tx, reference, { ...entry, ...by, amount })
    if (kind === 'gift-card') await renewCard(tx, reference, by.at)
  }
}

async function settleRefund(
  tx: Tx,
  state: Refunding,
  given: readonly RefundPart[],
  { call }: Turn,
  deps: OrdersOptions,
): Promise<void> {
  const { refundId, orderId, currency } = state
  const order = await lockedOrder(tx, orderId)
  const row = await refunds.lock(tx, refundId)
  if (!row) throw new Error(`the refund ${refundId} is gone`)
  const amount = given.reduce((sum, part) => sum + part.amount, 0)
  const settled = withParts(withParts(order, given, returned), lostOf(state, given), dropped)
  const told = news(orderRefunded, { refundId, amount: { amount, currency } })
  await refunds.update(tx, { ...row, status: 'done', doc: { ...row.doc, amount, parts: given } })
  const at = deps.clock.iso()
  await demandDocument(tx, { kind: 'credit-note', orderId, amount, reference: refundId, at })
  const change = { order: settled, kind: 'order-refunded', data: { refundId, amount }, events: [told] }
  await saveChange(tx, change, call, deps)
  await countOrder(tx, orderId, { at, channel: order.channel, currency, refunded: amount })
}

const lostOf = ({ parts }: Refunding, given: readonly RefundPart[]) =>
  parts.filter(part => !given.includes(part))
