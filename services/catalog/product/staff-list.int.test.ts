import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createCatalog } from '../service.ts'
import { counted } from '../testing/counted.ts'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
type Input = Parameters<typeof shop.api.listStaffProducts>[0]
const list = async (input: Input = {}) => unwrap(await shop.api.listStaffProducts(input, shop.call()))
const slugs = async (input: Input = {}) => (await list(input)).items.map(({ slug }) => slug)
const ids = new Map<string, string>()

before(async () => {
  const top = await shop.category('Tables')
  const below = await shop.category('Side tables', top.id)
  const titles = ['Delta', 'Alpha', 'Echo', 'Bravo', 'Charlie']
  for (const [n, title] of titles.entries()) {
    shop.clock.advance(1000)
    const made = await shop.add(
      {
        texts: { en: { title } },
        categoryIds: n === 0 ? [top.id] : n === 1 ? [below.id] : [],
        tags: n < 2 ? ['sale'] : [],
        media: n === 2 ? [] : [{ url: `/media/${n}.webp`, kind: 'image' as const, alt: { en: `no ${n}` } }],
        variants: [
          { sku: `S-${n}`, options: {}, prices: n === 4 ? [] : [{ currency: 'EUR', amount: 100 * n }] },
        ],
      },
      { publish: n % 2 === 0 && n < 4 },
    )
    ids.set(title.toLowerCase(), made.id)
  }
  await shop.drain()
})

describe('what staff see of all products', () => {
  it('is sorted as asked, page by page, drafts among it', async () => {
    const orders = {
      changed: ['charlie', 'bravo', 'echo', 'alpha', 'delta'],
      newest: ['charlie', 'bravo', 'echo', 'alpha', 'delta'],
      'title-asc': ['alpha', 'bravo', 'charlie', 'delta', 'echo'],
      'title-desc': ['echo', 'delta', 'charlie', 'bravo', 'alpha'],
    } as const
    for (const [sort, wanted] of Object.entries(orders) as [keyof typeof orders, readonly string[]][]) {
      const first = await list({ sort, limit: 2 })
      const second = await list({ sort, limit: 4, cursor: first.next! })
      const seen = [...first.items, ...second.items].map(({ slug }) => slug)
      assert.deepEqual(seen, wanted, sort)
      assert.deepEqual(
        [first.total, first.totalIsLeast, second.total, second.next],
        [5, false, undefined, undefined],
      )
    }
    const { next } = await list({ sort: 'newest', limit: 2 })
    await assert.rejects(list({ sort: 'title-asc', cursor: next! }), { code: 'invalid_cursor' })
  })

  it('is narrowed by status, words, SKU, category with what is below, tag and what is missing', async () => {
    assert.deepEqual(await slugs({ status: 'published' }), ['echo', 'delta'])
    assert.deepEqual(await slugs({ q: 'LPH' }), ['alpha'])
    assert.deepEqual(await slugs({ q: 'S-3' }), ['bravo'])
    assert.deepEqual(await slugs({ category: 'tables' }), ['alpha', 'delta'])
    assert.deepEqual(await slugs({ category: 'side-tables', tag: 'sale' }), ['alpha'])
    assert.deepEqual(await slugs({ category: 'nowhere' }), [])
    assert.deepEqual(await slugs({ without: 'picture' }), ['echo'])
    assert.deepEqual(await slugs({ without: 'price' }), ['charlie'])
    assert.deepEqual(await slugs({ without: 'category', status: 'draft' }), ['charlie', 'bravo'])
    assert.equal((await list({ tag: 'sale' })).total, 2)
  })

  it('shows the picture, the prices, the stock and the first SKU of each', async () => {
    shop.stock('S-0', 0)
    await shop.drain()
    const { items } = await list({ q: 'Delta' })
    const [{ image, prices, inStock, sku, tags, status } = assert.fail()] = items
    assert.deepEqual(
      { image, prices, inStock, sku, tags, status },
      {
        image: { url: '/media/0.webp', alt: 'no 0' },
        prices: [{ currency: 'EUR', min: 0, max: 0 }],
        inStock: false,
        sku: 'S-0',
        tags: ['sale'],
        status: 'published',
      },
    )
  })

  it('takes two statements for a first page and one for any other, however many products there are', async () => {
    let statements = 0
    const catalog = createCatalog({ ...shop.options, db: counted(shop.db, () => statements++) })
    const first = unwrap(await catalog.api.listStaffProducts({ limit: 2 }, shop.call()))
    assert.equal(statements, 2)
    await catalog.api.listStaffProducts({ limit: 2, cursor: first.next! }, shop.call())
    assert.equal(statements, 3)
    await catalog[Symbol.asyncDispose]()
  })

  it('gives many whole, and names the ones that are not there', async () => {
    const gone = 'prod_00000000000000000000000000'
    const wanted = [ids.get('bravo')!, gone, ids.get('alpha')!]
    const answer = unwrap(await shop.api.getManyStaffProducts({ ids: wanted }, shop.call()))
    assert.deepEqual([answer.items.map(({ slug }) => slug), answer.missing], [['bravo', 'alpha'], [gone]])
  })
})
