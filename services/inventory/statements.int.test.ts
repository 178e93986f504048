import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { countStatements } from '@stoa/platform/testing'
import { inventoryApi } from './api.ts'
import { openShop } from './testing/open-shop.ts'

const shop = await openShop({ after })
const counted = countStatements(shop.db)
const api = inventoryApi({ ...shop.deps, db: counted.db })
const skus = Array.from({ length: 12 }, (_, i) => `SKU-${String(i).padStart(2, '0')}`)
for (const sku of skus) await shop.stock(sku, { main: 50, shop: 50 })

/** How many SKUs it is about decides nothing about how many statements it costs. */
const costs = {
  getAvailability: [1, () => api.getAvailability({ sku: skus[0]! }, shop.call())],
  getManyAvailability: [1, n => api.getManyAvailability({ skus: skus.slice(0, n) }, shop.call())],
  reserve: [
    1,
    n =>
      api.reserve(
        {
          ...{ id: `chk_${n}`, holdSeconds: 900 },
          lines: skus.slice(0, n).map(sku => ({ sku, quantity: 1 })),
        },
        shop.call(),
      ),
  ],
  getReservation: [1, n => api.getReservation({ id: `chk_${n}` }, shop.call())],
  commitReservation: [1, n => api.commitReservation({ id: `chk_${n}` }, shop.call())],
  getItem: [1, () => api.getItem({ sku: skus[0]! }, shop.call())],
  listItems: [1, n => api.listItems({ limit: n }, shop.call())],
  listLocations: [1, () => api.listLocations({}, shop.call())],
  listMovements: [1, n => api.listMovements({ sku: skus[0]!, limit: n }, shop.call())],
  listAllMovements: [1, n => api.listAllMovements({ limit: n }, shop.call())],
  listLowStock: [1, n => api.listLowStock({ limit: n }, shop.call())],
  getStockSummary: [1, () => api.getStockSummary({}, shop.call())],
} satisfies Record<string, readonly [number, (n: number) => Promise<{ readonly ok: boolean }>]>

describe('the statements of a call, however many SKUs it is about', () => {
  for (const [name, [statements, run]] of Object.entries(costs))
    it(`${name}: ${statements}`, async () => {
      for (const n of [1, 12]) {
        counted.taken()
        unwrap((await run(n)) as { ok: true; value: unknown })
        assert.equal(counted.taken(), statements, `about ${n}`)
      }
    })
})

it('what can be had of a SKU is the same, asked alone and among others', async () => {
  await shop.stock('LOOSE', {}, { policy: 'untracked' })
  await shop.stock('GONE', { main: 0 })
  const asked = [skus[0]!, 'LOOSE', 'GONE', 'NOBODY-HAS-IT']
  const many = async (list: string[]) =>
    unwrap(await api.getManyAvailability({ skus: list }, shop.call())).items
  const together = await many(asked)
  assert.equal(together.length, 3)
  const bySku = (a: { sku: string }, b: { sku: string }) => (a.sku < b.sku ? -1 : 1)
  const alone = (await Promise.all(asked.map(sku => many([sku])))).flat()
  assert.deepEqual(alone.toSorted(bySku), together.toSorted(bySku))
})
