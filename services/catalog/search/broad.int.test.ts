import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { bulkImport } from '../imports/bulk-import.ts'
import { createCatalog } from '../service.ts'
import { counted } from '../testing/counted.ts'
import { openShop } from '../testing/open-shop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
type Input = Parameters<Shop['api']['searchProducts']>[0]

const colours = ['sand', 'slate', 'moss', 'rust']
const values = colours.map(code => ({ code, labels: { en: code } }))

/** The n-th costs n; one in four has each colour, one in three is a lamp, and 1,000 of them are of brass. */
const thing = (n: number) => ({
  slug: `thing-${n}`,
  texts: {
    en: { title: n % 3 === 0 ? `Lamp ${n}` : `Shade ${n}`, description: 'For the lamp on the table' },
  },
  options: [{ code: 'colour', labels: { en: 'Colour' }, values: [values[n % 4]!] }],
  variants: [
    { sku: `T-${n}`, options: { colour: colours[n % 4]! }, prices: [{ currency: 'EUR', amount: n }] },
  ],
  tags: n < 1_000 ? ['brass'] : ['steel'],
  categories: ['light'],
})
const size = 4_000

const shop = await openShop({ after })
await shop.category('Light')
const load = bulkImport({ ...shop.options, actor: 'system:test' })
for (let n = 0; n < size; n += 500) await load(Array.from({ length: 500 }, (_, at) => thing(n + at)))

describe('search with more hits than are looked at', () => {
  const search = async (input: Input) => unwrap(await shop.api.searchProducts(input, shop.call()))
  // A sample of a hundred: the standard error of a quarter of it is a fifth.
  const near = (found: number, expected: number) =>
    assert.ok(Math.abs(found - expected) < expected * 0.75, `${found} is not near ${expected}`)
  const countsOf = ({ facets }: Awaited<ReturnType<typeof search>>) =>
    facets.find(({ code }) => code === 'colour')!.values.map(({ count }) => count)

  it('counts exactly up to 1,000 hits, and says so when it estimates beyond', async () => {
    const exact = await search({ q: 'brass' })
    assert.deepEqual([exact.total, exact.approximate, countsOf(exact)], [1_000, false, [250, 250, 250, 250]])
    const broad = await search({ q: 'steel' })
    assert.equal(broad.approximate, true)
    near(broad.total, 3_000)
    for (const count of countsOf(broad)) near(count, 750)
  })

  it('ranks those first that have the words in their title', async () => {
    const { items, approximate, total } = await search({ q: 'lamps', limit: 50 })
    assert.equal(approximate, true)
    near(total, size)
    assert.ok(items.every(({ title }) => title.startsWith('Lamp')))
  })

  it('sorts by price and filters by facets among thousands, page after page', async () => {
    const input: Input = { q: 'lamp', sort: 'price-asc', currency: 'EUR', attributes: ['colour:moss'] }
    const first = await search({ ...input, limit: 3 })
    const second = await search({ ...input, limit: 3, cursor: first.next! })
    const prices = [...first.items, ...second.items].map(({ prices: [price] }) => price?.min)
    assert.deepEqual(prices, [2, 6, 10, 14, 18, 22])
    near(first.total, size / 4)
    const dear = await search({ ...input, sort: 'price-desc', minPrice: 3_990 })
    assert.deepEqual(
      dear.items.map(({ prices: [price] }) => price?.min),
      [3_998, 3_994, 3_990],
    )
  })

  it('browses a category of thousands in the order of a list', async () => {
    const cheap = await search({ category: 'light', sort: 'price-asc', currency: 'EUR', limit: 2 })
    assert.deepEqual([cheap.items.map(({ slug }) => slug), cheap.approximate], [['thing-0', 'thing-1'], true])
    near(cheap.total, size)
    const filtered = await search({ category: 'light', attributes: ['colour:rust'], limit: 4 })
    assert.equal(filtered.items.length, 4)
    near(filtered.total, size / 4)
  })

  it('asks the database no more than eight times, whatever is asked for', async () => {
    const { options, call } = shop
    let statements = 0
    const db = counted(options.db, () => statements++)
    const { api } = createCatalog({ ...options, db, config: { languages: 'en,de', cacheMs: 60_000 } })
    await api.searchProducts({ q: 'brass', attributes: ['colour:sand'] }, call())
    // One of each is a second look, for when the first few buckets happen to hold fewer than a hundred hits.
    const most: [Input, number][] = [
      [{ q: 'brass' }, 1],
      [{ q: 'lamp' }, 4],
      [{ q: 'lamp shade' }, 6],
      [{ category: 'light', attributes: ['colour:moss'] }, 5],
      [{ q: 'steel', sort: 'price-asc', currency: 'EUR' }, 5],
      [{ q: 'lapm' }, 8],
    ]
    for (const [input, bound] of most) {
      statements = 0
      await api.searchProducts(input, call())
      assert.ok(statements <= bound, `${statements} statements for ${JSON.stringify(input)}`)
    }
  })
})
