import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { OrderRow } from './order.ts'

export const orderColumns = `id, number, checkout_id as "checkoutId", cart_id as "cartId", owner, customer_id as "customerId",
  email, status, payment_status as "paymentStatus", fulfilment_status as "fulfilmentStatus", channel, currency, language,
  total, units, doc, link_version as "linkVersion", placed_at as "placedAt", version`

const findById = statement<OrderRow>('orders.find', `select ${orderColumns} from orders where id = $1`)
const lockById = statement<OrderRow>(
  'orders.lock',
  `select ${orderColumns} from orders where id = $1 for no key update`,
)
const findMany = statement<OrderRow>(
  'orders.find-many',
  `select ${orderColumns} from orders where id = any($1) order by id desc`,
)
const nextSequence = statement<{ sequence: number }>(
  'orders.next-number',
  `select nextval('order_numbers') as sequence`,
)
const insert = statement(
  'orders.insert',
  `insert into orders (id, number, checkout_id, cart_id, owner, customer_id, email, status, payment_status, fulfilment_status,
                       channel, currency, language, total, units, doc, placed_at, version)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)`,
)
const update = statement(
  'orders.update',
  `update orders set owner = $3, customer_id = $4, email = $5, status = $6, payment_status = $7, fulfilment_status = $8,
          total = $9, units = $10, doc = $11, link_version = $12, version = version + 1
    where id = $1 and version = $2`,
)
const insertHistory = statement(
  'orders.insert-history',
  `insert into order_history (order_id, seq, at, kind, actor, status, data) values ($1, $2, $3, $4, $5, $6, $7)`,
)
export type HistoryRow = {
  seq: number
  at: string
  kind: string
  actor: string
  status: string
  data: Record<string, unknown>
}
const history = statement<HistoryRow>(
  'orders.history',
  `select seq, at, kind, actor, status, data from order_history where order_id = $1 and seq > $2 order by seq limit $3`,
)
const mayRead = statement<OrderRow>(
  'orders.find-for',
  `select ${orderColumns} from orders where id = $1 and (owner = $2 or exists (
     select from order_access where order_id = $1 and principal = $2))`,
)

export const findOrder = (db: Queries, id: string) => db.maybe(findById, [id])
export const lockOrder = (tx: Tx, id: string) => tx.maybe(lockById, [id])
export const findOrders = (db: Queries, ids: readonly string[]) => db.all(findMany, [ids])
/** Somebody else's order does not exist for who asks. */
export const findOrderFor = (db: Queries, id: string, principal: string) => db.maybe(mayRead, [id, principal])
export const listHistory = (db: Queries, id: string, after: number, limit: number) =>
  db.all(history, [id, after, limit])
export const nextOrderSequence = async (tx: Tx) => (await tx.one(nextSequence)).sequence

export const insertOrder = (tx: Tx, order: OrderRow): Promise<number> =>
  tx.run(insert, [
    ...[order.id, order.number, order.checkoutId, order.cartId, order.owner, order.customerId, order.email],
    ...[order.status, order.paymentStatus, order.fulfilmentStatus, order.channel, order.currency],
    ...[order.language, order.total, order.units, JSON.stringify(order.doc), order.placedAt],
  ])

/** The row is locked by who changes it, so another version means that it was not. */
export async function updateOrder(tx: Tx, order: OrderRow): Promise<void> {
  const changed = await tx.run(update, [
    ...[order.id, order.version, order.owner, order.customerId, order.email, order.status],
    ...[order.paymentStatus, order.fulfilmentStatus, order.total, order.units, JSON.stringify(order.doc)],
    order.linkVersion,
  ])
  if (changed !== 1) throw new Error(`the order ${order.id} was written without its lock`)
}

export const writeHistory = (tx: Tx, orderId: string, entry: HistoryRow): Promise<number> =>
  tx.run(insertHistory, [
    ...[orderId, entry.seq, entry.at, entry.kind, entry.actor, entry.status],
    JSON.stringify(entry.data),
  ])
