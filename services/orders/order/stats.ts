import { createHash } from 'node:crypto'
import { statement, type Tx } from '@stoa/platform/db'

const add = statement(
  'orders.count',
  `insert into order_stats_hourly as s (hour, channel, currency, stripe, orders, units, revenue, cancelled, refunded)
   values (date_trunc('hour', $1::timestamptz, 'UTC'), $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (hour, channel, currency, stripe) do update set orders = s.orders + $5, units = s.units + $6,
      revenue = s.revenue + $7, cancelled = s.cancelled + $8, refunded = s.refunded + $9`,
)
const stripes = 16

export type Counted = {
  readonly at: string
  readonly channel: string
  readonly currency: string
  readonly orders?: number
  readonly units?: number
  readonly revenue?: number
  readonly cancelled?: number
  readonly refunded?: number
}

/** Last in its transaction: the row is locked until the commit, and another stripe is another row. */
export const countOrder = (tx: Tx, orderId: string, counted: Counted): Promise<number> =>
  tx.run(add, [
    ...[counted.at, counted.channel, counted.currency, stripeOf(orderId)],
    ...[counted.orders ?? 0, counted.units ?? 0, counted.revenue ?? 0],
    ...[counted.cancelled ?? 0, counted.refunded ?? 0],
  ])

const stripeOf = (orderId: string): number => createHash('sha1').update(orderId).digest()[0]! % stripes
