import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { openShop } from '../testing/open-shop.ts'
import { mergeStats } from './stats-store.ts'

const shop = await openShop({ after })
const { api, staff, call } = shop
const march = { from: '2026-03-01T00:00:00Z', until: '2026-03-03T00:00:00Z' }
const read = async (more: Partial<Parameters<typeof api.getOrderStats>[0]> = {}) =>
  unwrap(await api.getOrderStats({ ...march, ...more }, staff()))

before(async () => {
  for (const sku of ['MUG', 'CUP']) await shop.stock(sku, 1000)
  const [first] = [
    await shop.placed({ lines: [{ sku: 'MUG', quantity: 3 }] }),
    await shop.placed({ lines: [{ sku: 'CUP', quantity: 1 }], email: 'ADA@example.com' }),
    await shop.placed({ lines: ['MUG', 'CUP'].map(sku => ({ sku, quantity: 1 })), email: 'bob@example.com' }),
  ]
  await shop.ready()
  unwrap(await api.refundOrder({ id: first.id, amount: 500, reason: '' }, staff()))
  shop.clock.advance(24 * 3_600_000)
  const later = await shop.placed({ lines: [{ sku: 'MUG', quantity: 1 }] })
  unwrap(await api.cancelOrder({ id: later.id }, call()))
})

describe('figures of the business', () => {
  it('are written with the orders: revenue, average, refunds, units and who is new', async () => {
    const { totals, checkouts } = await read()
    const revenue = 3490 + 1490 + 2490 + 1490
    assert.deepEqual(totals, [
      {
        ...{ currency: 'EUR', orders: 4, units: 7, revenue, average: revenue / 4, cancelled: 1 },
        ...{ refunds: 2, refunded: 1990, newCustomers: 2 },
      },
    ])
    assert.equal(checkouts, 5)
    const placed = await shop.db.one<{ orders: number; revenue: number }>(
      sql`select count(*)::int as orders, sum(total)::int as revenue from orders`,
    )
    assert.deepEqual(placed, { orders: 4, revenue })
  })

  it('say how many of the carts that were opened became orders, unless carts cannot be asked', async () => {
    const opened = await read()
    assert.deepEqual([opened.carts, opened.conversionPpm], [0, undefined])
    await shop.world.transact(doc => {
      for (const id of 'abcde') doc.carts[id] = { lines: [] }
    })
    const { carts, conversionPpm } = await read()
    assert.deepEqual([carts, conversionPpm], [5, 800_000])
    const alone = shop.replica({
      faults: method => (method === 'cart.countCreatedCarts' ? 'before' : 'none'),
    })
    const without = unwrap(await alone.api.getOrderStats(march, staff()))
    assert.deepEqual(
      [without.carts, without.conversionPpm, without.totals],
      [undefined, undefined, (await read()).totals],
    )
  })

  it('come by hour, day, week or month, beside what was before', async () => {
    const days = await read({ interval: 'day' })
    assert.deepEqual(
      days.buckets.map(({ at, orders }) => [at.slice(0, 10), orders]),
      [
        ['2026-03-01', 3],
        ['2026-03-02', 1],
      ],
    )
    assert.equal((await read({ interval: 'month' })).buckets.length, 1)
    const second = { from: '2026-03-02T00:00:00Z', until: '2026-03-03T00:00:00Z' }
    const { before: day } = await read({ ...second, interval: 'day', compare: 'previous' })
    assert.deepEqual([day?.from, day?.totals[0]?.orders], ['2026-03-01T00:00:00.000Z', 3])
    const { before: year } = await read({ compare: 'year' })
    assert.deepEqual([year?.until, year?.totals], ['2025-03-03T00:00:00.000Z', []])
  })

  it('name what sells best', async () => {
    assert.deepEqual(
      (await read()).products.map(({ sku, units, revenue }) => [sku, units, revenue]),
      [
        ['MUG', 5, 5000],
        ['CUP', 2, 2000],
      ],
    )
  })

  it('are of one market where that is asked, and refuse a time that is none', async () => {
    assert.deepEqual((await read({ channel: 'elsewhere' })).totals, [])
    const long = await api.getOrderStats({ from: '2020-01-01T00:00:00Z', until: march.until }, staff())
    assert.equal(!long.ok && long.error.code, 'range_too_long')
    const backwards = { from: march.until, until: march.from }
    await assert.rejects(api.getOrderStats(backwards, staff()), { code: 'validation_failed' })
  })

  it('are the same once the stripes of an hour are one row', async () => {
    const was = await read()
    await mergeStats(shop.db, '2026-03-03T00:00:00Z')
    await mergeStats(shop.db, '2026-03-03T00:00:00Z')
    assert.deepEqual(await read(), was)
    const { stripes } = await shop.db.one<{ stripes: number }>(
      sql`select count(*)::int as stripes from order_stats_hourly where stripe > 0`,
    )
    assert.equal(stripes, 0)
  })
})
