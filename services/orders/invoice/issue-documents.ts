import { invoiceIssued } from '@stoa/contracts/orders'
import { systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import type { OrdersOptions } from '../deps.ts'
import { edits } from '../edit/edit.ts'
import { lockedOrder, news, saveChange } from '../order/change-order.ts'
import type { Demand } from './demand.ts'
import { documentOf } from './document.ts'

type DemandRow = Omit<Demand, 'at'>

const next = statement<DemandRow>(
  'orders.next-demand',
  `delete from invoice_demands where reference = (
     select reference from invoice_demands order by asked_at, reference limit 1 for update skip locked)
   returning reference, order_id as "orderId", kind, amount`,
)
const owed = statement<DemandRow>(
  'orders.demands-of-order',
  `delete from invoice_demands where order_id = $1
   returning reference, order_id as "orderId", kind, amount`,
)
const number = statement<{ last: number }>(
  'orders.next-invoice-number',
  'update invoice_series set last = last + 1 where series = $1 returning last',
)
const insert = statement(
  'orders.insert-invoice',
  `insert into invoices (id, order_id, kind, number, reference, total, currency, issued_at, doc)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Numbers are counted under a lock, so they are taken in small portions; documents that wait are few or very many. */
const most = 10

/**
 * A document's number, what stands on it and its demand commit together, or none of them does; several documents share a
 * transaction. Where one cannot be made the others are made by themselves, up to that one.
 */
export async function issueDocuments(deps: OrdersOptions): Promise<number> {
  let issued = 0
  for (let portion = most; ; ) {
    const made = await deps.db
      .tx(tx => issueSome(tx, deps, portion))
      .catch(error => {
        if (portion === 1) throw error
        return undefined
      })
    if (made === undefined) portion = 1
    else if (made < portion) return issued + made
    else issued += made
  }
}

async function issueSome(tx: Tx, deps: OrdersOptions, wanted: number): Promise<number> {
  for (let issued = 0; issued < wanted; issued += 1) if (!(await issueNext(tx, deps))) return issued
  return wanted
}

async function issueNext(tx: Tx, deps: OrdersOptions): Promise<boolean> {
  const demand = await tx.maybe(next)
  if (demand) await issue(tx, deps, demand)
  return demand !== undefined
}

/** Before an order is changed: what it is invoiced as is what was paid then. */
export async function issueOwed(tx: Tx, deps: OrdersOptions, orderId: string): Promise<void> {
  for (const demand of await tx.all(owed, [orderId])) await issue(tx, deps, demand)
}

async function issue(tx: Tx, deps: OrdersOptions, demand: DemandRow): Promise<void> {
  const { reference, orderId, kind, amount } = demand
  const order = await lockedOrder(tx, orderId)
  const edit = kind === 'invoice' && reference !== orderId ? await edits.find(tx, reference) : undefined
  const series = kind === 'invoice' ? 'INV' : 'CN'
  const { last } = await tx.one(number, [series])
  const issued = {
    number: `${series}-${String(last).padStart(6, '0')}`,
    issuedAt: deps.clock.iso(),
    ...{ kind, amount },
    ...(edit && { edit: edit.doc }),
  }
  const doc = JSON.stringify(documentOf(order, issued, deps.config))
  const id = deps.ids.next('inv')
  const { currency } = order
  await tx.run(insert, [
    ...[id, orderId, kind, issued.number, reference, amount, currency, issued.issuedAt, doc],
  ])
  const events = [news(invoiceIssued, { invoiceId: id, kind, total: { amount, currency } })]
  const call = newCall({ actor: systemActor('orders:invoices'), caller: 'orders', clock: deps.clock })
  await saveChange(tx, { order, kind: 'invoice-issued', data: { number: issued.number }, events }, call, deps)
}
