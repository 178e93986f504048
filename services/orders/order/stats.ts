import { createHash } from 'node:crypto'
import { statement, type Tx } from '@stoa/platform/db'
import type { OrderRow } from './order.ts'

const add = statement(
  'orders.count',
  `insert into order_stats_hourly as s (hour, channel, currency, stripe, orders, units, revenue, cancelled, refunds, refunded, new_customers)
   values (date_trunc('hour', $1::timestamptz, 'UTC'), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (hour, channel, currency, stripe) do update set orders = s.orders + $5, units = s.units + $6,
      revenue = s.revenue + $7, cancelled = s.cancelled + $8, refunds = s.refunds + $9, refunded = s.refunded + $10,
      new_customers = s.new_customers + $11`,
)
/**
 * The day's figures of what was sold, in the order of their SKUs, and the hour's: everyone takes their rows in one order,
 * so orders which meet wait for each other and never in a circle.
 */
const addPlaced = statement(
  'orders.count-placed',
  `with hourly as (
     insert into order_stats_hourly as s (hour, channel, currency, stripe, orders, units, revenue, new_customers)
     values (date_trunc('hour', $1::timestamptz, 'UTC'), $2, $3, $4, 1, $5, $6,
             ($7::text is not null and not exists (select from orders where lower(email) = lower($7) and id <> $8))::integer)
     on conflict (hour, channel, currency, stripe) do update set orders = s.orders + 1, units = s.units + excluded.units,
        revenue = s.revenue + excluded.revenue, new_customers = s.new_customers + excluded.new_customers
   )
   insert into product_stats_daily as s (day, channel, currency, sku, stripe, title, units, revenue)
   select ($1::timestamptz at time zone 'UTC')::date, $2, $3, sku, $4, min(title), sum(units), sum(revenue)
     from unnest($9::text[], $10::text[], $11::integer[], $12::bigint[]) as line (sku, title, units, revenue)
    group by sku order by sku
   on conflict (day, channel, currency, sku, stripe) do update set title = excluded.title, units = s.units + excluded.units,
      revenue = s.revenue + excluded.revenue`,
)
/** The same for an order of one line, in a statement that it is placed with: half of it was to tell lines apart. */
export function countOneCtes({ at, order, channel, currency, email }: OneColumns): string {
  const [hour, stripe, units, revenue, day, sku, title, sold] = Array.from(
    { length: 8 },
    (_, n) => `$${at + n}`,
  )
  return `hourly as (
    insert into order_stats_hourly as s (hour, channel, currency, stripe, orders, units, revenue, new_customers)
    values (${hour}, ${channel}, ${currency}, ${stripe}, 1, ${units}, ${revenue},
            (${email}::text is not null and not exists (
              select from orders where lower(email) = lower(${email}) and id <> ${order}))::integer)
    on conflict (hour, channel, currency, stripe) do update set orders = s.orders + 1, units = s.units + excluded.units,
       revenue = s.revenue + excluded.revenue, new_customers = s.new_customers + excluded.new_customers
  ), daily as (
    insert into product_stats_daily as s (day, channel, currency, sku, stripe, title, units, revenue)
    values (${day}, ${channel}, ${currency}, ${sku}, ${stripe}, ${title}, ${units}, ${sold})
    on conflict (day, channel, currency, sku, stripe) do update set title = excluded.title, units = s.units + excluded.units,
       revenue = s.revenue + excluded.revenue
  )`
}
type OneColumns = { readonly at: number } & Readonly<
  Record<'order' | 'channel' | 'currency' | 'email', string>
>

const stripes = 16

export type Counted = {
  readonly at: string
  readonly channel: string
  readonly currency: string
  readonly orders?: number
  readonly units?: number
  readonly revenue?: number
  readonly cancelled?: number
  readonly refunds?: number
  readonly refunded?: number
  readonly newCustomers?: number
}

/** Last in its transaction: the row is locked until the commit, and another stripe is another row. */
export const countOrder = (tx: Tx, orderId: string, counted: Counted): Promise<number> =>
  tx.run(add, [
    ...[counted.at, counted.channel, counted.currency, stripeOf(orderId)],
    ...[counted.orders ?? 0, counted.units ?? 0, counted.revenue ?? 0, counted.cancelled ?? 0],
    ...[counted.refunds ?? 0, counted.refunded ?? 0, counted.newCustomers ?? 0],
  ])

/**
 * An order as it is placed: the hour's figures, and the day's of what it is of. Orders that are placed at once have
 * numbers that follow each other, and so stripes of their own: none waits for another's commit.
 */
export const countPlaced = (tx: Tx, order: OrderRow, revenue: number, sequence: number): Promise<number> =>
  tx.run(addPlaced, [
    ...[order.placedAt, order.channel, order.currency, sequence % stripes, order.units, revenue],
    ...[order.email, order.id, order.doc.lines.map(({ sku }) => sku)],
    ...[order.doc.lines.map(({ title }) => title), order.doc.lines.map(({ quantity }) => quantity)],
    order.doc.lines.map(({ total }) => total.amount),
  ])

/** Undefined where it takes more than one row of the day. */
export function oneCounted(order: OrderRow, revenue: number, sequence: number): OneCounted | undefined {
  const [line, ...more] = order.doc.lines
  return line && more.length === 0 ? { order, line, revenue, stripe: sequence % stripes } : undefined
}
export type OneCounted = {
  readonly order: OrderRow
  readonly line: OrderRow['doc']['lines'][number]
  readonly revenue: number
  readonly stripe: number
}
/** Hours and days are those of UTC, and so are the times of the clock. */
export const countOneParams = ({ order, line, revenue, stripe }: OneCounted): unknown[] => [
  ...[`${order.placedAt.slice(0, 13)}:00:00Z`, stripe, order.units, revenue],
  ...[order.placedAt.slice(0, 10), line.sku, line.title, line.total.amount],
]

const stripeOf = (orderId: string): number => createHash('sha1').update(orderId).digest()[0]! % stripes
