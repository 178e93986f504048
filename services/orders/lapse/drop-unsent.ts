import { paymentVoided } from '@stoa/contracts/payments'
import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import type { EventOf } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import type { Consumer } from '@stoa/platform/events'
import { enqueue } from '@stoa/platform/jobs'
import type { Orders } from '../context.ts'
import { decideEdit } from '../edit/decide-edit.ts'
import { type EditRow, edits } from '../edit/edit.ts'
import { editingOf } from '../edit/order-edits.ts'
import { resumeJob } from '../job-definitions.ts'
import { saveChange } from '../order/change-order.ts'
import { capturedOf, type OrderRow } from '../order/order.ts'
import { lockOrder } from '../order/order-store.ts'

const ofPayment = statement<{ id: string }>(
  'orders.order-of-payment',
  'select id from orders where checkout_id = $1',
)

/** What was not sent before the rest of an authorisation lapsed cannot be paid any more: it leaves the order. */
export const restConsumer = (deps: Orders): Consumer => ({
  name: 'payment-rest',
  source: 'payments',
  events: [paymentVoided],
  async handle(tx, event, call) {
    const { paymentId, operationId, captured } = (event as EventOf<typeof paymentVoided>).data
    // What this service gave up has an operation; what never was captured lapses as a whole.
    if (operationId !== undefined || captured.amount === 0) return
    const found = await tx.maybe(ofPayment, [paymentId.split(':')[0]])
    const order = found && (await lockOrder(tx, found.id))
    if (order?.status === 'open') await dropUnsent(tx, deps, order, call)
  },
})

async function dropUnsent(tx: Tx, deps: Orders, order: OrderRow, call: Call): Promise<void> {
  const { lines } = order.doc
  if (lines.some(({ shipping }) => shipping > 0))
    throw new PlatformError('conflict', { detail: `A parcel of ${order.id} is on its way: come back` })
  const id = deps.ids.next('oed')
  const unsent = lines.filter(({ quantity, shipped }) => quantity > shipped)
  const wishes = unsent.map(({ lineId, shipped }) => ({ lineId, quantity: shipped }))
  const decided = decideEdit(order, wishes, id)
  if (!decided.ok || wishes.length === 0) return
  const { removed, changes } = decided.value
  const at = deps.clock.iso()
  const row: EditRow = {
    ...{ id, orderId: order.id, status: 'applying', createdAt: at },
    doc: {
      ...{ reason: 'The authorisation lapsed', changes, added: [], removed, currency: order.currency },
      ...{ difference: capturedOf(order) - order.total, expiresAt: at, tries: 0 },
    },
  }
  await edits.insert(tx, row)
  const data = { editId: id, difference: row.doc.difference }
  await saveChange(tx, { order, kind: 'payment-lapsed', data }, call, deps)
  await deps.runner.start(tx, { id, kind: 'edit', state: editingOf(row, order), later: true })
  await enqueue(tx, resumeJob, { sagaId: id })
}
