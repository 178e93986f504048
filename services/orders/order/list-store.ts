import { type Queries, statement } from '@stoa/platform/db'
import type { OrderRow } from './order.ts'
import { orderColumns } from './order-store.ts'

const mine = statement<OrderRow>(
  'orders.list-mine',
  `select ${orderColumns} from orders where owner = $1 and id < $2 order by id desc limit $3`,
)
const all = statement<OrderRow>(
  'orders.list',
  `select ${orderColumns} from orders
    where id < $1 and ($3::text is null or status = $3) and ($4::text is null or fulfilment_status = $4)
      and ($5::text is null or number = $5) and ($6::text is null or customer_id = $6)
      and ($7::text is null or lower(email) = lower($7))
    order by id desc limit $2`,
)
type Hour = {
  hour: string
  channel: string
  currency: string
  orders: number
  units: number
  revenue: number
  cancelled: number
  refunded: number
}
const hours = statement<Hour>(
  'orders.stats',
  `select hour, channel, currency, sum(orders)::int as orders, sum(units)::int as units, sum(revenue)::bigint as revenue,
          sum(cancelled)::int as cancelled, sum(refunded)::bigint as refunded
     from order_stats_hourly where hour >= $1 and hour < $2 group by 1, 2, 3 order by 1, 2, 3`,
)

export const listOrdersOf = (db: Queries, owner: string, before: string, limit: number) =>
  db.all(mine, [owner, before, limit])
export type OrderFilter = {
  readonly status?: string
  readonly fulfilmentStatus?: string
  readonly number?: string
  readonly customerId?: string
  readonly email?: string
}
export const listAllOrders = (db: Queries, before: string, limit: number, filter: OrderFilter) =>
  db.all(all, [
    ...[before, limit, filter.status ?? null, filter.fulfilmentStatus ?? null, filter.number ?? null],
    ...[filter.customerId ?? null, filter.email ?? null],
  ])
export const listHours = (db: Queries, from: string, until: string) => db.all(hours, [from, until])
