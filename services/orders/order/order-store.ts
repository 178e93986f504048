import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { Outdated } from '@stoa/platform/saga'
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
const lockFree = statement<OrderRow>(
  'orders.lock-free',
  `select ${orderColumns} from orders where id = any($1) order by id for no key update skip locked`,
)
const nextSequence = statement<{ sequence: number }>(
  'orders.next-number',
  `select nextval('order_numbers') as sequence`,
)
/** The entry of the history and the event, if there is one, in the statement that makes the change: `$at` is the first. */
const storyOf = (changed: string, at: number): string => {
  const [time, kind, actor, data, id, type, version, trace, told] = Array.from(
    { length: 9 },
    (_, n) => `$${at + n}`,
  )
  return `noted as (
     insert into order_history (order_id, seq, at, kind, actor, status, data)
     select id, version, ${time}::timestamptz, ${kind}, ${actor}, status, ${data}::json from ${changed}
   ), told as (
     insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, channel, traceparent, data)
     select ${id}, ${type}, ${version}::integer, id, version, ${time}::timestamptz, channel, ${trace}, ${told}::json
       from ${changed} where ${id}::text is not null
   )`
}

const insert = statement<{ id: string }>(
  'orders.insert',
  `with placed as (
     insert into orders (id, number, checkout_id, cart_id, owner, customer_id, email, status, payment_status, fulfilment_status,
                         channel, currency, language, total, units, doc, placed_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)
     returning id, version, status, channel
   ), ${storyOf('placed', 18)}
   select id from placed`,
)
const update = statement<{ id: string }>(
  'orders.update',
  `with changed as (
     update orders set owner = $3, customer_id = $4, email = $5, status = $6, payment_status = $7, fulfilment_status = $8,
            total = $9, units = $10, doc = $11, link_version = $12, version = version + 1
      where id = $1 and version = $2
     returning id, version, status, channel
   ), ${storyOf('changed', 13)}
   select id from changed`,
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
/** Those that nobody else is changing. */
export const lockFreeOrders = (tx: Tx, ids: readonly string[]) => tx.all(lockFree, [ids])
export const listHistory = (db: Queries, id: string, after: number, limit: number) =>
  db.all(history, [id, after, limit])
export const nextOrderSequence = async (tx: Tx) => (await tx.one(nextSequence)).sequence

/** What is kept and told of a change; the order's own words (its id, version, status and channel) come from its row. */
export type Story = Pick<HistoryRow, 'at' | 'kind' | 'actor' | 'data'> & {
  readonly event?: {
    readonly id: string
    readonly type: string
    readonly schemaVersion: number
    readonly traceparent: string | undefined
    readonly data: unknown
  }
}
export const storyParams = ({ at, kind, actor, data, event }: Story) => [
  ...[at, kind, actor, JSON.stringify(data)],
  ...[event?.id ?? null, event?.type ?? null, event?.schemaVersion ?? null, event?.traceparent ?? null],
  event ? JSON.stringify(event.data) : null,
]

export const insertOrder = (tx: Tx, order: OrderRow, story: Story) =>
  tx.one(insert, [
    ...[order.id, order.number, order.checkoutId, order.cartId, order.owner, order.customerId, order.email],
    ...[order.status, order.paymentStatus, order.fulfilmentStatus, order.channel, order.currency],
    ...[order.language, order.total, order.units, JSON.stringify(order.doc), order.placedAt],
    ...storyParams(story),
  ])

/** The row is locked by who changes it, or was seen in this version a moment ago. */
export async function updateOrder(tx: Tx, order: OrderRow, story: Story): Promise<void> {
  const changed = await tx.maybe(update, [
    ...[order.id, order.version, order.owner, order.customerId, order.email, order.status],
    ...[order.paymentStatus, order.fulfilmentStatus, order.total, order.units, JSON.stringify(order.doc)],
    order.linkVersion,
    ...storyParams(story),
  ])
  if (!changed) throw new Outdated(`the order ${order.id} is not of version ${order.version} any more`)
}
