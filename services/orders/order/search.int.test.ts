import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import type { Db } from '@stoa/platform/db'
import { ordersApi } from '../api.ts'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const { staff, call } = shop
const ada: Actor = { kind: 'customer', id: `cus_${'a'.repeat(26)}`, emailVerified: true }
let statements = 0
const api = ordersApi({ ...shop.options, runner: shop.runner, db: counted(shop.db, () => statements++) })
const placed: Awaited<ReturnType<typeof shop.placed>>[] = []

function counted(db: Db, count: () => void): Db {
  return new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function' || !['all', 'one', 'maybe', 'run'].includes(String(name))) return value
      return (...given: unknown[]) => {
        count()
        return Reflect.apply(value, target, given)
      }
    },
  })
}

before(async () => {
  await shop.stock('MUG', 1000)
  await shop.world.transact(doc => {
    doc.contacts[ada.kind === 'customer' ? ada.id : ''] = { email: 'ada@example.com', name: 'Ada' }
  })
  for (let day = 0; day < 6; day++) {
    placed.push(await shop.placed({ email: `buyer-${day % 2}@example.com` }, day === 5 ? ada : undefined))
    shop.clock.advance(5 * 86_400_000)
  }
  unwrap(await shop.api.cancelOrder({ id: placed[0]!.id }, call()))
})

type Search = Parameters<typeof api.listOrders>[0]
const found = async (search: Search) =>
  unwrap(await api.listOrders(search, staff())).items.map(({ id }) => placed.findIndex(one => one.id === id))

describe('staff find orders', () => {
  it('by number, address, customer, state and time, and by all of them at once', async () => {
    assert.deepEqual(await found({}), [5, 4, 3, 2, 1, 0])
    assert.deepEqual(await found({ number: placed[3]!.number }), [3])
    assert.deepEqual(await found({ email: 'BUYER-0@example.com' }), [4, 2, 0])
    assert.deepEqual(await found({ customerId: `cus_${'a'.repeat(26)}` }), [5])
    assert.deepEqual(await found({ status: 'cancelled' }), [0])
    assert.deepEqual(
      await found({ paymentStatus: 'paid', fulfilmentStatus: 'unfulfilled', limit: 2 }),
      [5, 4],
    )
    const time = { placedFrom: placed[2]!.placedAt, placedUntil: placed[4]!.placedAt }
    assert.deepEqual(await found(time), [3, 2])
    assert.deepEqual(await found({ ...time, email: 'buyer-1@example.com', status: 'open' }), [3])
    assert.deepEqual(await found({ channel: 'elsewhere' }), [])
  })

  it('with who bought them, which buyers are not told of each other', async () => {
    const [newest] = unwrap(await api.listOrders({ number: placed[4]!.number }, staff())).items
    assert.deepEqual([newest?.customerName, newest?.email], ['Ada L.', 'buyer-0@example.com'])
    const [same] = unwrap(await api.getManyOrders({ ids: [placed[4]!.id] }, staff())).items
    assert.deepEqual(same, newest)
    const [told] = unwrap(await api.getManyOrderSummaries({ ids: [placed[4]!.id] }, call())).items
    assert.deepEqual([told && 'customerName' in told, told && 'email' in told], [false, false])
  })

  it('and whoever counts what goes together reads all of them in order, without who bought them', async () => {
    const inside = { ...call(), caller: 'recommendations' }
    const { items } = unwrap(await api.scanBaskets({ limit: 4 }, inside))
    const { items: rest } = unwrap(await api.scanBaskets({ after: items.at(-1)!.orderId, limit: 4 }, inside))
    assert.deepEqual(
      [...items, ...rest],
      placed.map(({ id, placedAt }, i) => ({ orderId: id, placedAt, cancelled: i === 0, skus: ['MUG'] })),
    )
  })

  it('page by page, and are told which time is none', async () => {
    const first = unwrap(await api.listOrders({ limit: 4, status: 'open' }, staff()))
    const rest = unwrap(await api.listOrders({ limit: 4, status: 'open', cursor: first.next! }, staff()))
    assert.deepEqual([first.items.length, rest.items.length, rest.next], [4, 1, undefined])
    await assert.rejects(api.listOrders({ placedFrom: '2026-99-99T00:00:00Z' }, staff()), {
      code: 'validation_failed',
    })
  })

  it('with a fixed number of statements, however much there is to show', async () => {
    const cost = async (run: () => Promise<unknown>) => {
      statements = 0
      await run()
      return statements
    }
    const { id } = placed[1]!
    const ids = placed.map(order => order.id)
    const range = { from: '2026-01-01T00:00:00Z', until: '2026-12-31T00:00:00Z', interval: 'day' as const }
    assert.deepEqual(
      {
        list: await cost(() => api.listOrders({ limit: 100 }, staff())),
        many: await cost(() => api.getManyOrders({ ids }, staff())),
        one: await cost(() => api.getStaffOrder({ id }, staff())),
        own: await cost(() => api.getOrder({ id }, call())),
        mine: await cost(() => api.listMyOrders({ limit: 100 }, call())),
        timeline: await cost(() => api.getOrderTimeline({ id }, staff())),
        returns: await cost(() => api.listReturns({ limit: 100 }, staff())),
        invoices: await cost(() => api.listInvoices({ id }, staff())),
        stats: await cost(() => api.getOrderStats(range, staff())),
      },
      { list: 1, many: 1, one: 3, own: 3, mine: 1, timeline: 1, returns: 1, invoices: 1, stats: 3 },
    )
  })
})
