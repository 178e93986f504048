import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openDb, sql } from '@stoa/platform/db'
import { openShop } from '../testing/open-shop.ts'

/** `npm run test:full services/orders/stats` makes a million orders and prints what staff wait for. */
const orders = 1_000_000
const year = { from: '2025-03-01T00:00:00Z', until: '2026-03-01T00:00:00Z' }
const mostMs = 1_000
const shop = await openShop({ after })
const { api, staff } = shop

/** Spread evenly over two years; the figures are summed from the orders, as they stand after the night's merge. */
const makeOrders = (first: number, last: number) => sql`
  insert into orders (id, number, checkout_id, owner, customer_id, email, status, payment_status, fulfilment_status,
                      channel, currency, language, total, units, doc, placed_at, version)
  select 'ord_' || lpad(n::text, 26, '0'), 'S-' || n, 'chk_' || lpad(n::text, 26, '0'),
         'customer:cus_' || lpad((n % 90000)::text, 26, '0'), 'cus_' || lpad((n % 90000)::text, 26, '0'),
         'buyer-' || n % 90000 || '@example.com', case when n % 50 = 0 then 'cancelled' when n % 20 = 0 then 'open' else 'closed' end,
         'paid', case when n % 20 = 0 then 'unfulfilled' else 'fulfilled' end, 'default',
         case when n % 10 = 0 then 'USD' else 'EUR' end, 'en', 1000 + n % 9000, 1 + n % 4, '{}',
         '2024-03-01'::timestamptz + n * interval '63072 milliseconds', 1
    from generate_series(${first}::int, ${last}::int) as n`
const sumHours = (from: string, until: string) => sql`
  insert into order_stats_hourly (hour, channel, currency, stripe, orders, units, revenue, cancelled)
  select date_trunc('hour', placed_at, 'UTC'), channel, currency, 0, count(*), sum(units), sum(total),
         count(*) filter (where status = 'cancelled')
    from orders where placed_at >= ${from} and placed_at < ${until} group by 1, 2, 3`
const sumDays = (from: string, until: string) => sql`
  insert into product_stats_daily (day, channel, currency, sku, stripe, title, units, revenue)
  select (placed_at at time zone 'UTC')::date, channel, currency, 'SKU-' || (hashtext(number) & 511), 0, 'Thing',
         sum(units), sum(total) from orders where placed_at >= ${from} and placed_at < ${until} group by 1, 2, 3, 4`

const dayOf = (n: number) => new Date(Date.parse('2024-03-01') + n * 86_400_000).toISOString()

before(async () => {
  for (let first = 0; first < orders; first += 20_000) await shop.db.run(makeOrders(first, first + 19_999))
  for (let day = 0; day < 730; day += 10)
    for (const summed of [sumHours, sumDays]) await shop.db.run(summed(dayOf(day), dayOf(day + 10)))
  // As the server does by itself some time after so many rows.
  const admin = openDb({ url: shop.database.adminUrl, schema: 'public', maxConnections: 1 })
  await admin.run(sql`vacuum analyze orders.orders, orders.order_stats_hourly, orders.product_stats_daily`)
  await admin.close()
})

const questions: Record<string, () => Promise<number>> = {
  'a year by the day, beside the one before': async () =>
    unwrap(await api.getOrderStats({ ...year, interval: 'day', compare: 'year' }, staff())).totals[0]!.orders,
  'a year by the month': async () =>
    unwrap(await api.getOrderStats({ ...year, interval: 'month' }, staff())).buckets.length,
  'a hundred days by the hour': async () =>
    unwrap(await api.getOrderStats({ from: '2025-11-21T00:00:00Z', until: year.until }, staff())).buckets
      .length,
  'the newest orders': () => list({}),
  'orders of an address': () => list({ email: 'buyer-777@example.com' }),
  'orders of a customer': () => list({ customerId: `cus_${String(4242).padStart(26, '0')}` }),
  'an order by its number': () => list({ number: 'S-31415' }),
  'open orders of a day a year ago': () =>
    list({ status: 'open', placedFrom: '2025-01-10T00:00:00Z', placedUntil: '2025-01-11T00:00:00Z' }),
  'cancelled orders, far down the list': async () =>
    unwrap(await api.listOrders({ status: 'cancelled', placedUntil: '2024-06-01T00:00:00Z' }, staff())).items
      .length,
}
const list = async (search: Parameters<typeof api.listOrders>[0]) =>
  unwrap(await api.listOrders(search, staff())).items.length

describe('with a million orders', () => {
  for (const [question, ask] of Object.entries(questions))
    it(`${question}: within a second`, async t => {
      const times: number[] = []
      let answered = 0
      // The best of three: what else the machine does is not what is measured.
      for (let i = 0; i < 3; i++) {
        const began = performance.now()
        answered = await ask()
        times.push(Math.round(performance.now() - began))
      }
      const ms = Math.min(...times)
      t.diagnostic(`${ms} ms`)
      assert.ok(answered > 0)
      assert.ok(ms <= mostMs, `${ms} ms`)
    })
})
