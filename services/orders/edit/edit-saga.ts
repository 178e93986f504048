import { editPaymentRequested, orderEdited } from '@stoa/contracts/orders'
import { PlatformError } from '@stoa/kernel/errors'
import type { Tx } from '@stoa/platform/db'
import {
  done,
  refused,
  type Saga,
  type SagaRow,
  type SagaRunner,
  type Step,
  type Turn,
  waitUntil,
} from '@stoa/platform/saga'
import type { OrdersOptions } from '../deps.ts'
import { demandDocument } from '../invoice/demand.ts'
import { issueOwed } from '../invoice/issue-documents.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import { capturedOf, closedWhenDone, type OrderRow, orderMachine, type Tender } from '../order/order.ts'
import { giveBack } from '../placing/give-back.ts'
import { settlePaid } from '../placing/place-order.ts'
import { openRefund } from '../refund/open-refund.ts'
import { lowerAuthorised, withEdit } from './decide-edit.ts'
import { type EditRow, edits, paymentIdOf } from './edit.ts'
import type { Editing } from './editing.ts'
import { planStep, trimStep } from './trim-steps.ts'

/** Hold what is added, have it paid, and only then change the order; what is taken out goes back afterwards. */
export const editSaga = (deps: OrdersOptions, runner: () => SagaRunner<Tx>): Saga<Editing, Tx> => ({
  ...{ kind: 'edit', pivot: 'apply', attempts: 6 },
  backoff: { baseMs: 500, maxMs: 300_000 },
  steps: [
    holdStep(deps),
    payStep(deps),
    applyStep(deps, runner),
    sellStep(deps),
    planStep(deps),
    trimStep(deps),
  ],
  onStatus: (tx, row, call) => showStatus(tx, row, call, deps),
})

const holdStep = ({ inventory }: OrdersOptions): Step<Editing, Tx> => ({
  name: 'hold',
  when: ({ added }) => added.length > 0,
  async act(state, { now, call }) {
    const holdSeconds = Math.min(7200, Math.ceil((state.expiresAt - now) / 1000) + 300)
    const held = await inventory.reserve({ id: state.editId, lines: [...state.added], holdSeconds }, call)
    return held.ok ? done(state) : refused(state, { code: 'insufficient_stock', detail: held.error.detail })
  },
  async undo(state, { call }) {
    await inventory.releaseReservation({ id: state.editId }, call)
    return state
  },
})

/** The customer chooses the moment; a decline leaves the edit open for another try. */
const payStep = (deps: OrdersOptions): Step<Editing, Tx> => ({
  name: 'pay',
  when: ({ difference }) => difference > 0,
  async act(state, { call, expired }) {
    const row = await edits.find(deps.db, state.editId)
    if (!row) throw new Error(`the edit ${state.editId} is gone`)
    const lapsed = { code: 'lapsed', detail: 'It was not paid in time' }
    if (!row.doc.instrument) return expired ? refused(state, lapsed) : waitUntil(state, state.expiresAt)
    const payment = await pay(deps, state, row, call)
    if (payment.status === 'authorised' || payment.status === 'captured')
      return done({ ...state, paymentId: payment.id })
    if (payment.status === 'created' || payment.status === 'processing')
      throw new PlatformError('upstream_failed', { detail: 'The outcome of the payment is not known yet' })
    if (expired) return refused(state, lapsed)
    await deps.db.tx(tx => noteOutcome(tx, row, payment))
    return waitUntil(state, state.expiresAt)
  },
  async undo(state, { call }) {
    const row = await edits.find(deps.db, state.editId)
    for (let tries = 1; tries <= (row?.doc.tries ?? 0); tries++)
      await giveBack(deps, `${state.editId}:${tries}`, 'undo', call)
    return state
  },
})

async function pay({ payments, config }: OrdersOptions, state: Editing, row: EditRow, call: Turn['call']) {
  const id = paymentIdOf(row)
  const { instrument, returnUrl = config.shopUrl, action } = row.doc
  const amount = { amount: state.difference, currency: state.currency }
  const asked = action
    ? await payments.refreshPayment({ paymentId: id }, call)
    : await payments.createPayment(
        {
          id,
          orderRef: state.orderId,
          amount,
          instrument: instrument!,
          returnUrl,
          authorise: { operationId: 'authorise' },
        },
        call,
      )
  if (asked.ok) return asked.value
  if (asked.error.code === 'outcome_unknown')
    throw new PlatformError('upstream_failed', { detail: asked.error.detail })
  return { id, status: 'failed', failure: { detail: asked.error.detail }, action: undefined }
}

type Asked = Awaited<ReturnType<typeof pay>>

async function noteOutcome(tx: Tx, seen: EditRow, payment: Asked): Promise<void> {
  const row = await edits.lock(tx, seen.id)
  if (!row || row.doc.tries !== seen.doc.tries) return
  const { instrument, action: _, ...doc } = row.doc
  const waits = payment.status === 'requires_action' && payment.action
  const next = waits
    ? { ...doc, ...(instrument && { instrument }), action: { kind: waits.kind, url: waits.url } }
    : { ...doc, failure: payment.failure?.detail ?? `The payment is ${payment.status}` }
  await edits.update(tx, { ...row, doc: next })
}

const applyStep = (deps: OrdersOptions, runner: () => SagaRunner<Tx>): Step<Editing, Tx> => ({
  name: 'apply',
  async act(state, { call }) {
    if (state.paymentId === undefined) return done(state)
    const amount = { amount: state.difference, currency: state.currency }
    const operation = { paymentId: state.paymentId, operationId: 'capture', amount }
    const taken = await deps.payments.capture(operation, call)
    if (taken.ok) return done(state)
    if (taken.error.code === 'outcome_unknown')
      throw new PlatformError('upstream_failed', { detail: taken.error.detail })
    return refused(state, { code: 'lapsed', detail: taken.error.detail })
  },
  async record(tx, state, { call }) {
    const row = await edits.lock(tx, state.editId)
    await issueOwed(tx, deps, state.orderId)
    const before = reopened(await lockedOrder(tx, state.orderId))
    if (!row || before.status !== 'open')
      return refused(state, { code: 'not_editable', detail: `The order is ${before.status}` })
    const lowered = lowerAuthorised(
      withTender(withEdit(before, row.doc), state),
      Math.max(0, -state.difference),
    )
    const { order, left } = lowered
    const difference = { amount: state.difference, currency: state.currency }
    const events = [news(orderEdited, { editId: row.id, difference })]
    const data = { editId: row.id, difference: state.difference }
    const edited = closedWhenDone(order)
    const saved = await saveChange(tx, { order: edited, kind: 'order-edited', data, events }, call, deps)
    await demandFor(tx, { before, saved }, state, call, deps)
    await edits.update(tx, { ...row, status: 'applied' })
    if (left > 0) {
      const wish = { amount: left, reason: `edit ${row.id}` }
      const opened = await openRefund(tx, { ...deps, runner: runner() }, saved, wish, call)
      if (!opened.ok) return refused(state, { code: 'refund_exceeds', detail: opened.error.detail })
    }
    return done(state)
  },
})

/** Everything may have been sent while it waited to be paid. */
function reopened(order: OrderRow): OrderRow {
  const open = orderMachine.next(order.status as 'closed', 'reopen')
  return open.ok ? { ...order, status: open.value } : order
}

/** What was invoiced stays as it is: what is paid on top has an invoice of its own, as what goes back has a credit note. */
async function demandFor(
  tx: Tx,
  { before, saved }: { readonly before: OrderRow; readonly saved: OrderRow },
  { editId, orderId, difference }: Editing,
  call: Turn['call'],
  deps: OrdersOptions,
): Promise<void> {
  const wasPaid = capturedOf(before) >= before.total
  if (!wasPaid && capturedOf(saved) >= saved.total) await settlePaid(tx, saved, call, deps)
  if (!wasPaid || difference <= 0) return
  const at = deps.clock.iso()
  await demandDocument(tx, { kind: 'invoice', orderId, amount: difference, reference: editId, at })
}

const withTender = (order: OrderRow, { paymentId, difference }: Editing): OrderRow => {
  if (paymentId === undefined) return order
  const tender: Tender = {
    ...{ kind: 'payment', reference: paymentId, authorised: difference, captured: difference },
    ...{ refunded: 0, pending: 0 },
  }
  return { ...order, doc: { ...order.doc, tenders: [...order.doc.tenders, tender] } }
}

const sellStep = ({ inventory }: OrdersOptions): Step<Editing, Tx> => ({
  name: 'sell',
  when: ({ added }) => added.length > 0,
  async act(state, { call }) {
    const sold = await inventory.commitReservation({ id: state.editId }, call)
    if (!sold.ok) throw new PlatformError('conflict', { detail: sold.error.detail })
    return done(state)
  },
})

async function showStatus(
  tx: Tx,
  row: SagaRow<Editing>,
  call: Turn['call'],
  deps: OrdersOptions,
): Promise<void> {
  const { state, status, failure } = row
  if (status === 'waiting') {
    const order = await lockedOrder(tx, state.orderId)
    const difference = { amount: state.difference, currency: state.currency }
    const events = [news(editPaymentRequested, { editId: state.editId, difference })]
    await saveChange(
      tx,
      { order, kind: 'edit-payment-requested', data: { editId: state.editId }, events },
      call,
      deps,
    )
  }
  if (status !== 'undone') return
  const found = await edits.lock(tx, state.editId)
  if (!found) return
  const ended =
    failure?.code === 'lapsed' ? 'lapsed' : failure?.code === 'withdrawn' ? 'withdrawn' : 'refused'
  await edits.update(tx, { ...found, status: ended, doc: { ...found.doc, failure: failure?.detail ?? '' } })
}
