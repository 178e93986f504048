import { type Queries, statement } from '@stoa/platform/db'

export type Figures = {
  readonly currency: string
  readonly orders: number
  readonly units: number
  readonly revenue: number
  readonly cancelled: number
  readonly refunds: number
  readonly refunded: number
  readonly newCustomers: number
}
export type Bucket = Figures & { readonly at: string }
export type Best = {
  readonly sku: string
  readonly title: string
  readonly currency: string
  readonly units: number
  readonly revenue: number
}
export type Range = { readonly from: string; readonly until: string; readonly channel: string | undefined }

const buckets = statement<Bucket>(
  'orders.stats',
  `select date_trunc($4, hour, 'UTC') as at, currency, sum(orders)::int as orders, sum(units)::int as units,
          sum(revenue)::bigint as revenue, sum(cancelled)::int as cancelled, sum(refunds)::int as refunds,
          sum(refunded)::bigint as refunded, sum(new_customers)::int as "newCustomers"
     from order_stats_hourly where hour >= $1 and hour < $2 and ($3::text is null or channel = $3)
    group by 1, 2 order by 1, 2`,
)
const best = statement<Best>(
  'orders.best-products',
  `select sku, min(title) as title, currency, sum(units)::int as units, sum(revenue)::bigint as revenue
     from product_stats_daily
    where day >= ($1::timestamptz at time zone 'UTC')::date and day < ($2::timestamptz at time zone 'UTC')
      and ($3::text is null or channel = $3)
    group by sku, currency order by revenue desc, sku limit 10`,
)
const started = statement<{ started: number }>(
  'orders.checkouts-started',
  `select count(*)::int as started from checkouts
    where created_at >= $1 and created_at < $2 and ($3::text is null or channel = $3)`,
)
/** Stripes are for the hour at hand; what is over becomes one row. */
const merge = statement(
  'orders.merge-stats',
  `with gone as (delete from order_stats_hourly where hour < $1 and stripe > 0 returning *)
   insert into order_stats_hourly as s (hour, channel, currency, stripe, orders, units, revenue, cancelled, refunds, refunded, new_customers)
   select hour, channel, currency, 0, sum(orders), sum(units), sum(revenue), sum(cancelled), sum(refunds), sum(refunded),
          sum(new_customers) from gone group by 1, 2, 3
   on conflict (hour, channel, currency, stripe) do update set orders = s.orders + excluded.orders,
      units = s.units + excluded.units, revenue = s.revenue + excluded.revenue, cancelled = s.cancelled + excluded.cancelled,
      refunds = s.refunds + excluded.refunds, refunded = s.refunded + excluded.refunded,
      new_customers = s.new_customers + excluded.new_customers`,
)

const mergeProducts = statement(
  'orders.merge-product-stats',
  `with gone as (delete from product_stats_daily where day < ($1::timestamptz at time zone 'UTC')::date and stripe > 0 returning *)
   insert into product_stats_daily as s (day, channel, currency, sku, stripe, title, units, revenue)
   select day, channel, currency, sku, 0, min(title), sum(units), sum(revenue) from gone group by 1, 2, 3, 4
   on conflict (day, channel, currency, sku, stripe) do update set units = s.units + excluded.units,
      revenue = s.revenue + excluded.revenue`,
)

export const readBuckets = (db: Queries, { from, until, channel }: Range, interval: string) =>
  db.all(buckets, [from, until, channel ?? null, interval])
export const readBest = (db: Queries, { from, until, channel }: Range) =>
  db.all(best, [from, until, channel ?? null])
export const countStarted = async (db: Queries, { from, until, channel }: Range) =>
  (await db.one(started, [from, until, channel ?? null])).started
export async function mergeStats(db: Queries, before: string): Promise<void> {
  await db.run(merge, [before])
  await db.run(mergeProducts, [before])
}
