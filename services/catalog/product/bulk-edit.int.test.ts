import assert from 'node:assert/strict'
import { after, afterEach, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createCatalog } from '../service.ts'
import { counted } from '../testing/counted.ts'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
afterEach(async () => {
  const { items } = unwrap(await shop.api.listStaffProducts({ limit: 100 }, shop.call()))
  const products = items.map(({ id }) => ({ id }))
  if (products.length > 0)
    unwrap(await shop.api.bulkEditProducts({ products, change: { remove: true } }, shop.call()))
})

type Change = Parameters<typeof shop.api.bulkEditProducts>[0]['change']
const make = (n: number, amount = 999) =>
  shop.add(
    {
      slug: `p-${n}`,
      variants: [{ sku: `S-${n}`, options: {}, prices: amount < 0 ? [] : [{ currency: 'EUR', amount }] }],
    },
    { publish: false },
  )
const edit = async (products: { id: string; version?: number }[], change: Change, dryRun = false) =>
  unwrap(await shop.api.bulkEditProducts({ products, change, dryRun }, shop.call()))
const read = async (id: string) => unwrap(await shop.api.getStaffProduct({ id }, shop.call()))

describe('editing many products', () => {
  it('changes what it can, row by row, and says what it could not', async () => {
    const [one, two, bare] = [await make(1), await make(2), await make(3, -1)]
    const gone = 'prod_00000000000000000000000000'
    const answer = await edit(
      [{ id: one.id, version: 1 }, { id: two.id, version: 7 }, { id: gone }, { id: bare.id }],
      { status: 'published', addTags: ['sale'] },
    )
    assert.deepEqual(
      answer.rows.map(({ outcome, code, version }) => [outcome, code, version]),
      [
        ['changed', undefined, 2],
        ['failed', 'product_changed', undefined],
        ['failed', 'product_not_found', undefined],
        ['failed', 'product_invalid', undefined],
      ],
    )
    assert.deepEqual([answer.changed, answer.failed], [1, 3])
    assert.equal(answer.rows[3]?.problems[0]?.pointer, '/variants')
    const kept = await read(one.id)
    assert.deepEqual([kept.status, kept.tags, kept.version], ['published', ['sale'], 2])
    assert.equal((await shop.api.getProduct({ product: 'p-1' }, shop.call())).ok, true)
    assert.deepEqual((await read(bare.id)).tags, [])
  })

  it('moves prices by a share, rounded once, with the former one beside them', async () => {
    const { id } = await make(1, 999)
    await edit([{ id }], { prices: { currency: 'EUR', percent: -15, keepFormer: true } })
    assert.deepEqual((await read(id)).variants[0]?.prices, [
      { currency: 'EUR', amount: 849, compareAtAmount: 999 },
    ])
    const same = await edit([{ id }], { prices: { currency: 'USD', percent: 10 } })
    assert.equal(same.rows[0]?.outcome, 'unchanged')
    const told = (await shop.events('catalog.price-changed')).at(-1)?.data as { prices: object[] }
    assert.deepEqual(told.prices.length, 1)
  })

  it('tries without changing anything, and deletes only when it does nothing else', async () => {
    const { id } = await make(1)
    const tried = await edit([{ id }], { addTags: ['x'] }, true)
    assert.deepEqual([tried.changed, (await read(id)).tags], [1, []])
    const refused = await shop.api.bulkEditProducts(
      { products: [{ id }], change: { remove: true, addTags: ['x'] } },
      shop.call(),
    )
    assert.equal(!refused.ok && refused.error.code, 'change_invalid')
    assert.equal((await edit([{ id }], { remove: true })).changed, 1)
    assert.equal((await shop.api.getStaffProduct({ id }, shop.call())).ok, false)
  })

  it('is in the audit of each product, and refuses a category that is not there for each', async () => {
    const [one, two] = [await make(1), await make(2)]
    const products = [{ id: one.id }, { id: two.id }]
    await edit(products, { addTags: ['a'] })
    for (const { id } of products) {
      const audit = unwrap(await shop.api.listAudit({ entity: id, action: 'product.updated' }, shop.call()))
      assert.deepEqual(audit.items[0]?.changes, [{ path: '/tags', before: [], after: ['a'] }])
    }
    assert.equal(unwrap(await shop.api.listAudit({ action: 'media' }, shop.call())).items.length, 0)
    const nowhere = await edit(products, { addCategories: ['cat_00000000000000000000000000'] })
    assert.deepEqual(
      nowhere.rows.map(({ code, problems }) => [code, problems[0]?.pointer]),
      Array(2).fill(['product_invalid', '/categoryIds/0']),
    )
  })

  it('costs as many statements for ten products as for one', async () => {
    const made = [await make(0)]
    for (let n = 1; n < 11; n += 1) made.push(await make(n))
    let statements = 0
    const catalog = createCatalog({ ...shop.options, db: counted(shop.db, () => statements++) })
    const cost = async (products: { id: string }[], tag: string) => {
      statements = 0
      await catalog.api.bulkEditProducts({ products, change: { addTags: [tag] } }, shop.call())
      return statements
    }
    const all = made.map(({ id }) => ({ id }))
    assert.equal(await cost(all.slice(1), 'many'), await cost(all.slice(0, 1), 'one'))
    await catalog[Symbol.asyncDispose]()
  })
})

describe('a copy of a product', () => {
  it('is a draft with an address, SKUs and pictures of its own', async () => {
    const { id } = await shop.add({
      externalId: 'erp-1',
      media: [{ url: '/media/mug.webp', kind: 'image', skus: ['MUG'] }],
      variants: [{ sku: 'MUG', options: {}, barcode: '42', prices: [{ currency: 'EUR', amount: 1800 }] }],
    })
    const copy = unwrap(await shop.api.duplicateProduct({ id }, shop.call()))
    assert.deepEqual(
      [
        copy.status,
        copy.slug,
        copy.externalId,
        copy.version,
        copy.variants.map(({ sku, barcode }) => [sku, barcode]),
      ],
      ['draft', 'stoneware-mug-2', undefined, 1, [['MUG-2', undefined]]],
    )
    assert.deepEqual(copy.media[0]?.skus, ['MUG-2'])
    const second = unwrap(await shop.api.duplicateProduct({ id }, shop.call()))
    assert.deepEqual([second.slug, second.variants[0]?.sku], ['stoneware-mug-3', 'MUG-3'])
  })
})

describe('a preview', () => {
  it('shows a draft in the language asked for to whoever has the link, for an hour', async () => {
    const { id } = await shop.add({}, { publish: false })
    const link = unwrap(await shop.api.createPreview({ id }, shop.call()))
    assert.equal(link.path, `/products/stoneware-mug?preview=${link.token}`)
    const anyone = () => shop.call({ actor: { kind: 'anonymous' } })
    const open = (token: string) => shop.api.getPreview({ token, language: 'de' }, anyone())
    const shown = unwrap(await open(link.token))
    assert.deepEqual([shown.product.title, shown.status], ['Becher aus Steinzeug', 'draft'])
    const code = async (token: string) => {
      const opened = await open(token)
      return opened.ok ? 'opened' : opened.error.code
    }
    assert.equal(await code(`${link.token.slice(0, -2)}AA`), 'preview_not_found')
    const cursor = unwrap(await shop.api.listStaffProducts({ limit: 1 }, shop.call())).next
    assert.equal(await code(cursor ?? 'x.y'), 'preview_not_found')
    shop.clock.advance(3_600_000)
    assert.equal(await code(link.token), 'preview_not_found')
    await assert.rejects(shop.api.createPreview({ id }, anyone()), { code: 'unauthenticated' })
  })
})
