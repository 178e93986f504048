import { join, type Queries, raw, sql, statement } from '@stoa/platform/db'
import type { OrderRow } from './order.ts'
import { orderColumns } from './order-store.ts'

const mine = statement<OrderRow>(
  'orders.list-mine',
  `select ${orderColumns} from orders where owner = $1 and id < $2 order by id desc limit $3`,
)
export const listOrdersOf = (db: Queries, owner: string, before: string, limit: number) =>
  db.all(mine, [owner, before, limit])

export type OrderFilter = {
  readonly status?: string
  readonly paymentStatus?: string
  readonly fulfilmentStatus?: string
  readonly number?: string
  readonly customerId?: string
  readonly email?: string
  readonly channel?: string
  readonly placedFrom?: string
  readonly placedUntil?: string
}

/** Only what is asked for stands in the statement: one plan for every question would walk through all orders. */
export function listAllOrders(db: Queries, before: string, limit: number, filter: OrderFilter) {
  const conditions = [sql`id < ${before}`, ...plain(filter), ...inTime(filter)]
  return db.all<OrderRow>(
    sql`select ${raw(orderColumns)} from orders where ${join(conditions, ' and ')} order by id desc limit ${limit}`,
  )
}

const plain = ({
  status,
  paymentStatus,
  fulfilmentStatus,
  number,
  customerId,
  email,
  channel,
}: OrderFilter) => [
  ...(status ? [sql`status = ${status}`] : []),
  ...(paymentStatus ? [sql`payment_status = ${paymentStatus}`] : []),
  ...(fulfilmentStatus ? [sql`fulfilment_status = ${fulfilmentStatus}`] : []),
  ...(number ? [sql`number = ${number}`] : []),
  ...(customerId ? [sql`owner = ${`customer:${customerId}`}`] : []),
  ...(email ? [sql`lower(email) = lower(${email})`] : []),
  ...(channel ? [sql`channel = ${channel}`] : []),
]

/**
 * Ids are made a little before an order is placed, so an id from a day outside bounds those inside: the list is
 * walked from there and not from the newest.
 */
const inTime = ({ placedFrom: from, placedUntil: until }: OrderFilter) => [
  ...(from
    ? [
        sql`placed_at >= ${from} and id > coalesce((select id from orders
          where placed_at < ${from}::timestamptz - interval '1 day' order by placed_at desc limit 1), '')`,
      ]
    : []),
  ...(until
    ? [
        sql`placed_at < ${until} and id < coalesce((select id from orders
          where placed_at >= ${until}::timestamptz + interval '1 day' order by placed_at limit 1), '~')`,
      ]
    : []),
]
