import { openDb, sql } from '@stoa/platform/db'
import { busyShop } from '../../e2e/browser/busy-shop.ts'
import { paidOrder } from '../../e2e/browser/paid-order.ts'
import type { OneProcess } from '../../e2e/topologies/one-process.ts'

const wanted = [
  'ML-101-CHALK',
  'ML-305-ROSE',
  'ML-104-SKY',
  'ML-102-CHALK-SINGLE',
  'ML-1509-CHAR',
  'ML-101-OAT',
]
/** Orders of each day, the last of them today's. */
const days = [1, 1, 2, 1, 2, 2, 3]
const cartsPerOrder = 31

/** A week of a small shop, so that its administration has something to show: what was sold is moved a day back at a time. */
export async function busyWeek(shop: OneProcess): Promise<void> {
  const database = openDb({ url: shop.databaseUrl, schema: 'public', maxConnections: 1 })
  try {
    for (const [day, orders] of days.entries()) {
      if (day > 0)
        await database.tx(async tx => {
          for (const step of dayBack) await tx.run(step)
        })
      for (let n = 0; n < orders; n++) {
        const sku = wanted[(day * 2 + n) % wanted.length]!
        await paidOrder(shop, sku, sku === 'ML-1509-CHAR' ? 1 : 1 + ((day + n) % 3))
      }
      await database.run(sql`insert into cart.created_hourly (hour, channel, carts)
        values (date_trunc('hour', now(), 'UTC'), 'default', ${orders * cartsPerOrder + day})
        on conflict (hour, channel) do update set carts = created_hourly.carts + excluded.carts`)
    }
    await busyShop(shop, 'ML-305-CHALK')
  } finally {
    await database.close()
  }
}

const dayBack = [
  sql`update orders.orders set placed_at = placed_at - interval '1 day'`,
  // From the oldest on, so that none steps on another.
  ...days
    .map((_, n) => days.length - n)
    .flatMap(age => [
      sql`update orders.order_stats_hourly set hour = hour - interval '1 day'
      where hour < now() - ${age - 1} * interval '1 day' and hour >= now() - ${age} * interval '1 day'`,
      sql`update cart.created_hourly set hour = hour - interval '1 day'
      where hour < now() - ${age - 1} * interval '1 day' and hour >= now() - ${age} * interval '1 day'`,
      sql`update orders.product_stats_daily set day = day - 1 where day = (now() at time zone 'UTC')::date - ${age - 1}::int`,
    ]),
]
