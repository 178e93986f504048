import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createCatalog } from '../service.ts'
import { counted } from '../testing/counted.ts'
import { openShop } from '../testing/open-shop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>

/** Twelve products: every third in the category below, prices in an order of their own, names in another. */
async function openRange(t: Parameters<typeof openShop>[0]) {
  const shop = await openShop(t)
  const top = await shop.category('Tables')
  const below = await shop.category('Side tables', top.id)
  for (let n = 0; n < 12; n += 1) {
    shop.clock.advance(1000)
    await shop.add({
      slug: `p-${n}`,
      texts: { en: { title: `${'LKJIHGFEDCBA'[n]} thing` } },
      categoryIds: n % 3 === 0 ? [below.id] : n % 3 === 1 ? [top.id] : [],
      tags: n % 2 === 0 ? ['even'] : [],
      variants: [{ sku: `S-${n}`, options: {}, prices: [{ currency: 'EUR', amount: (n * 7) % 12 }] }],
    })
  }
  await shop.drain()
  return shop
}

type ListInput = Parameters<Shop['api']['listProducts']>[0]
const numbers = (items: readonly { slug: string }[]) => items.map(({ slug }) => Number(slug.slice(2)))

async function walk(shop: Shop, input: ListInput): Promise<number[]> {
  const seen: number[] = []
  for (let cursor: string | undefined; ; ) {
    const page = unwrap(
      await shop.api.listProducts({ ...input, limit: 5, ...(cursor ? { cursor } : {}) }, shop.call()),
    )
    seen.push(...numbers(page.items))
    if (!page.next) return seen
    cursor = page.next
  }
}

const all = Array.from({ length: 12 }, (_, n) => n)
const price = (n: number) => (n * 7) % 12

describe('listing products', () => {
  it('walks every order to its end, each product once', async t => {
    const shop = await openRange(t)
    const byPrice = all.toSorted((a, b) => price(a) - price(b))
    assert.deepEqual(await walk(shop, {}), all.toReversed())
    assert.deepEqual(await walk(shop, { sort: 'name' }), all.toReversed())
    assert.deepEqual(await walk(shop, { sort: 'price-asc', currency: 'EUR' }), byPrice)
    assert.deepEqual(await walk(shop, { sort: 'price-desc', currency: 'EUR' }), byPrice.toReversed())
    assert.deepEqual(await walk(shop, { sort: 'price-asc', currency: 'USD' }), [])
  })

  it('filters by category with all below it, by price, tag and stock', async t => {
    const shop = await openRange(t)
    const newest = (keep: (n: number) => boolean) => all.filter(keep).toReversed()
    assert.deepEqual(
      await walk(shop, { category: 'tables' }),
      newest(n => n % 3 !== 2),
    )
    assert.deepEqual(
      await walk(shop, { category: 'side-tables' }),
      newest(n => n % 3 === 0),
    )
    assert.deepEqual(
      await walk(shop, { category: 'tables', currency: 'EUR', minPrice: 3, maxPrice: 8 }),
      newest(n => n % 3 !== 2 && price(n) >= 3 && price(n) <= 8),
    )
    assert.deepEqual(
      await walk(shop, { tag: 'even', category: 'tables', sort: 'name' }),
      newest(n => n % 2 === 0 && n % 3 !== 2),
    )
    shop.stock('S-3', 0)
    await shop.drain()
    assert.deepEqual(await walk(shop, { category: 'side-tables', inStock: true }), [9, 6, 0])
    const unknown = await shop.api.listProducts({ category: 'chairs' }, shop.call())
    assert.equal(unknown.ok === false && unknown.error.code, 'category_not_found')
  })

  it('refuses a cursor that was made by somebody else', async t => {
    const shop = await openRange(t)
    const { next } = unwrap(await shop.api.listProducts({ limit: 5 }, shop.call()))
    await assert.rejects(shop.api.listProducts({ cursor: `${next}x` }, shop.call()), {
      code: 'invalid_cursor',
    })
    await assert.rejects(shop.api.listProducts({ cursor: 'eyJhIjoxfQ' }, shop.call()), {
      code: 'invalid_cursor',
    })
  })

  it('asks the database a fixed number of times, however much there is to show', async t => {
    const shop = await openRange(t)
    let statements = 0
    const { api } = createCatalog({
      ...shop.options,
      config: { languages: 'en,de', cacheMs: 60_000 },
      db: counted(shop.db, () => statements++),
    })
    const count = async (run: () => Promise<unknown>) => {
      statements = 0
      await run()
      return statements
    }
    await api.searchProducts({ q: 'thing' }, shop.call())
    assert.equal(await count(() => api.getProduct({ product: 'p-1' }, shop.call())), 1)
    assert.equal(await count(() => api.listProducts({ limit: 12 }, shop.call())), 1)
    assert.equal(
      await count(() => api.listProducts({ limit: 12, category: 'tables', sort: 'name' }, shop.call())),
      1,
    )
    assert.equal(await count(() => api.searchProducts({ q: 'thing', limit: 12 }, shop.call())), 1)
    assert.equal(await count(() => api.getManyProducts({ products: all.map(n => `p-${n}`) }, shop.call())), 1)
    assert.equal(await count(() => api.getManyVariants({ skus: all.map(n => `S-${n}`) }, shop.call())), 1)
    // The page and how many there are.
    assert.equal(await count(() => api.listStaffProducts({ limit: 12 }, shop.call())), 2)
  })
})
