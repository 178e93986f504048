import { invoiceIssued } from '@stoa/contracts/orders'
import { systemActor } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { checkEventData, wakeRelay } from '@stoa/platform/events'
import type { OrdersOptions } from '../deps.ts'
import { edits } from '../edit/edit.ts'
import { lockedOrder, missingOrder, toldOf } from '../order/change-order.ts'
import type { OrderRow } from '../order/order.ts'
import { findOrders, lockFreeOrders } from '../order/order-store.ts'
import { documentOf } from './document.ts'
import {
  type DemandRow,
  type IssuedRow,
  takeDemands,
  takeNumbers,
  takeOwed,
  writeIssued,
} from './issued-store.ts'

type Wanted = { readonly demand: DemandRow; readonly order: OrderRow }

/** Numbers are counted under a lock, so they are taken in portions; documents that wait are few or very many. */
const most = 100

/**
 * A document's number, what stands on it and its demand commit together, or none of them does; a portion shares a
 * transaction. Where one cannot be made the others are made by themselves, up to that one. An order that somebody else
 * is changing is left to the next time: who waits here for an order, and there for its demand, could wait in a circle.
 */
export async function issueDocuments(deps: OrdersOptions): Promise<number> {
  let issued = 0
  for (let portion = most; ; ) {
    const made = await deps.db
      .tx(tx => issueOldest(tx, deps, portion))
      .catch(error => {
        if (portion === 1) throw error
        return undefined
      })
    if (made === undefined) portion = 1
    else if (made === 0) return issued
    else issued += made
  }
}

async function issueOldest(tx: Tx, deps: OrdersOptions, portion: number): Promise<number> {
  const demands = await takeDemands(tx, portion)
  if (demands.length === 0) return 0
  const ids = [...new Set(demands.map(({ orderId }) => orderId))]
  const orders = new Map((await lockFreeOrders(tx, ids)).map(order => [order.id, order]))
  if (orders.size === 0) await assertKnown(tx, ids)
  // Each document is a version of its order: a second one of the same is for the next portion.
  const firsts = demands.flatMap(demand => {
    const order = orders.get(demand.orderId)
    return order && orders.delete(order.id) ? [{ demand, order }] : []
  })
  await issue(tx, deps, firsts)
  return firsts.length
}

async function assertKnown(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = new Set((await findOrders(tx, ids)).map(({ id }) => id))
  const missing = ids.find(id => !known.has(id))
  if (missing !== undefined) throw missingOrder(missing)
}

/** Before an order is changed: what it is invoiced as is what was paid then. */
export async function issueOwed(tx: Tx, deps: OrdersOptions, orderId: string): Promise<void> {
  for (const demand of await takeOwed(tx, orderId))
    await issue(tx, deps, [{ demand, order: await lockedOrder(tx, orderId) }])
}

async function issue(tx: Tx, deps: OrdersOptions, wanted: readonly Wanted[]): Promise<void> {
  const issuedAt = deps.clock.iso()
  for (const kind of ['invoice', 'credit-note'] as const) {
    const some = wanted.filter(({ demand }) => demand.kind === kind)
    if (some.length === 0) continue
    const series = kind === 'invoice' ? 'INV' : 'CN'
    const before = (await takeNumbers(tx, series, some.length)) - some.length
    const numbered = some.map((each, i) => {
      const number = `${series}-${String(before + i + 1).padStart(6, '0')}`
      return rowOf(tx, deps, each, { number, issuedAt })
    })
    await writeIssued(tx, await Promise.all(numbered), issuedAt, systemActor('orders:invoices').kind)
  }
  if (wanted.length > 0) tx.afterCommit(() => wakeRelay('orders'))
}

type Numbered = { readonly number: string; readonly issuedAt: string }

async function rowOf(
  tx: Tx,
  { ids, config }: OrdersOptions,
  { demand, order }: Wanted,
  { number, issuedAt }: Numbered,
): Promise<IssuedRow> {
  const { reference, kind, amount } = demand
  const { id: orderId, currency, version } = order
  const edit = kind === 'invoice' && reference !== orderId ? await edits.find(tx, reference) : undefined
  const doc = documentOf(order, { number, issuedAt, kind, amount, ...(edit && { edit: edit.doc }) }, config)
  const id = ids.next('inv')
  const told = toldOf(order, { invoiceId: id, kind, total: { amount, currency } })
  checkEventData(invoiceIssued, told)
  return { ...demand, ...{ id, number, currency, doc, version, eventId: ids.next('evt'), told } }
}
