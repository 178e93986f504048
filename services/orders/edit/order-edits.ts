import { ordersContract } from '@stoa/contracts/orders'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { postgresStore } from '@stoa/platform/saga'
import { quoteInputOf, titleOf } from '../checkout/quote.ts'
import type { Orders } from '../context.ts'
import { lockedOrder, missingOrder, saveChange } from '../order/change-order.ts'
import type { OrderLine, OrderRow } from '../order/order.ts'
import { findOrder, findOrderFor } from '../order/order-store.ts'
import { finishing } from '../processes/finishing.ts'
import { decideEdit, type Wanted } from './decide-edit.ts'
import { type EditRow, edits, editView, isPending } from './edit.ts'
import type { Editing } from './editing.ts'

type Method<M extends keyof (typeof ordersContract)['methods']> = Handler<typeof ordersContract, M>
type StartInput = InputOf<(typeof ordersContract)['methods']['startOrderEdit']>
type Refusal = { readonly code: 'edit_refused' | 'not_editable'; readonly detail: string }

/** What is added is priced before the transaction, which only writes. */
export function createStartOrderEdit(deps: Orders): Method<'startOrderEdit'> {
  return async (input, call) => {
    const order = await findOrder(deps.db, input.id)
    if (!order) throw missingOrder(input.id)
    const editId = deps.ids.next('oed')
    const drafted = await draftEdit(deps, order, input, editId, call)
    const write = command(
      deps.db,
      { contract: ordersContract, method: 'startOrderEdit', clock: deps.clock },
      async tx => {
        // In here, so that a call that is repeated under its key is told what it was told, whatever the order is now.
        if (!drafted.ok) return drafted
        const locked = await lockedOrder(tx, order.id)
        if (locked.version !== order.version) throw changedMeanwhile(order.id)
        const others = await edits.ofOrder(tx, order.id)
        if (others.some(({ status }) => isPending(status)))
          return fail({ code: 'not_editable' as const, detail: 'Another edit of this order is pending' })
        await edits.insert(tx, drafted.value)
        const data = { editId, difference: drafted.value.doc.difference }
        await saveChange(tx, { order: locked, kind: 'edit-started', data }, call, deps)
        const start = {
          id: editId,
          kind: 'edit',
          state: editingOf(drafted.value, locked),
          later: true as const,
        }
        await deps.runner.start(tx, { ...start, traceparent: call.traceparent })
        return ok(editView(drafted.value))
      },
    )
    const started = finishing(deps, write, ({ id }) => [id], look(deps))
    return answerOf(await started(input, call))
  }
}

type Started = Awaited<ReturnType<Method<'startOrderEdit'>>>

/** An edit that found no stock is refused at once. */
const answerOf = (result: Started): Started =>
  result.ok && result.value.status === 'refused'
    ? fail({ code: 'insufficient_stock', detail: result.value.failure ?? 'It is not there' })
    : result

const changedMeanwhile = (id: string) =>
  new PlatformError('conflict', { detail: `The order ${id} changed meanwhile: try again` })

const look =
  (deps: Orders) =>
  async ({ id }: { id: string }) =>
    editView((await edits.find(deps.db, id))!)

async function draftEdit(
  deps: Orders,
  order: OrderRow,
  { changes, reason }: StartInput,
  id: string,
  call: Call,
): Promise<Result<EditRow, Refusal>> {
  const wanted = decideEdit(order, changes, id)
  if (!wanted.ok) return wanted
  if (touchesCards(order, wanted.value, deps.config)) return fail(cardsStay)
  const priced = await priceAdded(deps, order, wanted.value, id, call)
  if (!priced.ok) return priced
  const { removed } = wanted.value
  const more = priced.value.reduce((sum, { total }) => sum + total.amount, 0)
  const difference = more - removed.reduce((sum, { value }) => sum + value, 0)
  const expiresAt = new Date(deps.clock.now() + deps.config.editHours * 3_600_000).toISOString()
  const status = difference > 0 ? 'awaiting-payment' : 'applying'
  const doc = {
    reason,
    changes: wanted.value.changes,
    added: priced.value,
    removed,
    difference,
    expiresAt,
    tries: 0,
  }
  const kept = { id, orderId: order.id, status, createdAt: deps.clock.iso() }
  return ok({ ...kept, doc: { ...doc, currency: order.currency } })
}

/** Their codes are out with the payment: taking them back is a refund, and more of them is another order. */
const touchesCards = (order: OrderRow, { added, removed }: Wanted, { giftCardPrefix }: Orders['config']) =>
  added.some(({ sku }) => sku.startsWith(giftCardPrefix)) ||
  removed.some(({ lineId }) => order.doc.lines.find(line => line.lineId === lineId)?.giftCard)
const cardsStay: Refusal = {
  code: 'edit_refused',
  detail: 'Gift cards are not edited: refund them, or have more of them ordered',
}

/** Added goods cost what they cost today; delivery was paid with the order. */
async function priceAdded(
  { pricing }: Orders,
  order: OrderRow,
  { added }: Wanted,
  editId: string,
  call: Call,
): Promise<Result<OrderLine[], Refusal>> {
  if (added.length === 0) return ok([])
  const customer = order.customerId === null ? {} : { customerId: order.customerId }
  const place = order.doc.shipTo ? { shipTo: order.doc.shipTo } : {}
  const form = { lines: added, coupons: [], language: order.language, ...customer, ...place }
  // An edit holds nothing of a budget, as it holds no coupon.
  const asked = { ...quoteInputOf(form, order.channel, order.currency), withoutCampaigns: true }
  const quote = await pricing.quote(asked, call)
  const lines = quote.ok ? quote.value.lines : []
  if (lines.length < added.length)
    return fail({ code: 'edit_refused', detail: 'Something that is added is not sold in this currency' })
  return ok(
    lines.map(line => ({
      ...{ lineId: line.lineId, sku: line.sku, title: titleOf(line), quantity: line.quantity },
      ...{ unitPrice: line.unit, discount: line.discount, tax: line.tax, total: line.total },
      ...{ shipped: 0, returned: 0, shipping: 0, reservationId: editId },
      ...(line.taxes[0] && { taxName: line.taxes[0].name }),
    })),
  )
}

export const editingOf = ({ id, doc }: EditRow, order: OrderRow): Editing => ({
  ...{ editId: id, orderId: order.id, difference: doc.difference, currency: order.currency },
  expiresAt: Date.parse(doc.expiresAt),
  added: doc.added.map(({ sku, quantity }) => ({ sku, quantity })),
  removed: doc.removed.map(({ lineId, quantity }) => {
    const { sku, reservationId } = order.doc.lines.find(line => line.lineId === lineId)!
    return { sku, quantity, reservationId, lineId }
  }),
})

async function loadEdit({ db }: Orders, id: string): Promise<EditRow> {
  const row = await edits.find(db, id)
  if (!row) throw new PlatformError('not_found', { detail: `There is no edit ${id}` })
  return row
}

export const createGetOrderEdit =
  (deps: Orders): Method<'getOrderEdit'> =>
  async ({ id }) =>
    ok(editView(await loadEdit(deps, id)))

export const createPayOrderEdit =
  (deps: Orders): Method<'payOrderEdit'> =>
  async ({ id, editId, instrument, returnUrl }, call) => {
    const order = await findOrderFor(deps.db, id, principalOf(call.actor))
    const row = await loadEdit(deps, editId)
    if (!order || row.orderId !== id) throw missingOrder(id)
    if (row.status === 'applied' && isSame(row.doc.instrument, instrument)) return ok(editView(row))
    if (row.status !== 'awaiting-payment') return closed(row)
    if (order.status !== 'open' && order.status !== 'closed') return closed(order)
    await deps.db.tx(async tx => {
      const locked = await edits.lock(tx, editId)
      // A try that waits for the buyer goes on; another instrument is another try.
      if (!locked || locked.doc.instrument) return
      const { failure: _, ...doc } = locked.doc
      await edits.update(tx, { ...locked, doc: { ...doc, instrument, returnUrl, tries: doc.tries + 1 } })
      // Were this process to die now, the sweep would find that the customer wants to pay.
      await postgresStore(deps.db).wake(tx, [editId], deps.clock.now())
    })
    if ((await deps.runner.run(editId)).busy)
      throw new PlatformError('idempotency_in_flight', { retryAfterSeconds: 1 })
    const now = await loadEdit(deps, editId)
    if (now.doc.failure && now.status === 'awaiting-payment')
      return fail({ code: 'payment_failed', detail: now.doc.failure })
    return ok(editView(now))
  }

/** Who did not hear the answer and asks again gets it. */
const isSame = (paid: EditRow['doc']['instrument'], { kind, token, provider }: NonNullable<typeof paid>) =>
  paid?.kind === kind && paid.token === token && paid.provider === provider

export const createCancelOrderEdit =
  (deps: Orders): Method<'cancelOrderEdit'> =>
  async ({ id }) => {
    const row = await loadEdit(deps, id)
    if (row.status !== 'awaiting-payment') return closed(row)
    const ran = await deps.runner.abort(id, { code: 'withdrawn', detail: 'Staff withdrew it' })
    if (ran.busy) throw new PlatformError('idempotency_in_flight', { retryAfterSeconds: 1 })
    return ok(editView(await loadEdit(deps, id)))
  }

const closed = ({ id, status }: Pick<EditRow, 'id' | 'status'>) =>
  fail({ code: 'edit_closed' as const, detail: `${id} is ${status}` })
