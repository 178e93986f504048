import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

describe('a product', () => {
  it('is a draft until it is published, and then everyone reads it in their language', async t => {
    const shop = await openShop(t)
    const draft = await shop.add({}, { publish: false })
    assert.equal(draft.status, 'draft')
    const hidden = await shop.api.getProduct({ product: draft.slug }, shop.call())
    assert.equal(hidden.ok === false && hidden.error.code, 'product_not_found')
    unwrap(await shop.api.publishProduct({ id: draft.id }, shop.call()))
    const english = unwrap(await shop.api.getProduct({ product: 'stoneware-mug' }, shop.call()))
    const german = unwrap(await shop.api.getProduct({ product: draft.id, language: 'de-AT' }, shop.call()))
    const french = unwrap(await shop.api.getProduct({ product: draft.id, language: 'fr' }, shop.call()))
    assert.deepEqual(
      [english.title, german.title, french.title],
      ['Stoneware mug', 'Becher aus Steinzeug', 'Stoneware mug'],
    )
    assert.deepEqual(english.prices, [{ currency: 'EUR', min: 1800, max: 1800 }])
    const events = await shop.events()
    assert.deepEqual(
      events.map(({ type }) => type),
      ['catalog.product-created', 'catalog.price-changed', 'catalog.product-published'],
    )
  })

  it('keeps its old slugs: they answer where it moved', async t => {
    const shop = await openShop(t)
    const { id, version } = await shop.add()
    unwrap(await shop.api.updateProduct({ id, slug: 'mug' }, shop.call({ ifMatch: version })))
    const moved = await shop.api.getProduct({ product: 'stoneware-mug' }, shop.call())
    assert.deepEqual(moved.ok === false && moved.error.code === 'product_moved' && moved.error.data, {
      id,
      slug: 'mug',
    })
    assert.equal(unwrap(await shop.api.getProduct({ product: 'mug' }, shop.call())).id, id)
    const second = await shop.add({
      variants: [{ sku: 'MUG-2', options: {}, prices: [{ currency: 'EUR', amount: 1 }] }],
    })
    assert.equal(second.slug, 'stoneware-mug-2', 'a former slug is not given away by chance')
  })

  it('has one winner of two editors who saw the same version', async t => {
    const shop = await openShop(t)
    const { id, version } = await shop.add()
    const results = await Promise.all(
      ['a', 'b'].map(tag => shop.api.updateProduct({ id, tags: [tag] }, shop.call({ ifMatch: version }))),
    )
    const lost = results.find(({ ok }) => !ok)
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(lost?.ok === false && lost.error, {
      code: 'product_changed',
      detail: `It is at version ${version + 1} now`,
      data: { version: version + 1 },
    })
    const audit = unwrap(await shop.api.listAudit({ entity: id }, shop.call()))
    assert.deepEqual(
      audit.items.map(({ action, actor }) => `${actor} ${action}`),
      ['key:test product.updated', 'key:test product.published', 'key:test product.created'],
    )
    assert.equal(audit.items[0]?.changes[0]?.path, '/tags')
  })

  it('is refused with every problem named by its pointer', async t => {
    const shop = await openShop(t)
    await shop.add()
    const refused = await shop.api.createProduct(
      {
        slug: 'stoneware-mug',
        texts: { de: { title: 'Becher' } },
        options: [{ code: 'size', labels: { en: 'Size' }, values: [{ code: 's', labels: { en: 'S' } }] }],
        variants: [
          {
            sku: 'MUG',
            options: { size: 'xl' },
            prices: [
              { currency: 'EUR', amount: 1 },
              { currency: 'EUR', amount: 2 },
            ],
          },
          { sku: 'B', options: {}, prices: [{ currency: 'XQX', amount: 1 }] },
        ],
        attributes: { height: 3 },
        categoryIds: ['cat_00000000000000000000000000'],
      },
      shop.call(),
    )
    assert.ok(!refused.ok && refused.error.code === 'product_invalid')
    assert.deepEqual(
      refused.error.data?.problems.map(({ pointer }) => pointer),
      [
        '/texts/en',
        '/variants/0/options/size',
        '/variants/0/prices/1/currency',
        '/variants/1/options',
        '/variants/1/prices/0/currency',
        '/attributes/height',
        '/categoryIds/0',
        '/slug',
        '/variants/0/sku',
      ],
    )
  })

  it('is published by its schedule, when the clock says so', async t => {
    const shop = await openShop(t)
    const { id } = await shop.add({}, { publish: false })
    unwrap(await shop.api.scheduleProduct({ id, publishAt: '2026-03-02T00:00:00Z' }, shop.call()))
    await shop.drain()
    assert.equal(unwrap(await shop.api.getStaffProduct({ id }, shop.call())).status, 'scheduled')
    shop.clock.set('2026-03-02T00:00:01.000Z')
    await shop.drain()
    assert.equal(unwrap(await shop.api.getStaffProduct({ id }, shop.call())).status, 'published')
    assert.equal(
      unwrap(await shop.api.getProduct({ product: id }, shop.call())).publishedAt,
      '2026-03-02T00:00:01.000Z',
    )
  })

  it('moves prices one by one and tells what changed', async t => {
    const shop = await openShop(t)
    const { id, version } = await shop.add()
    const prices = [
      { sku: 'MUG', currency: 'EUR', amount: 1500, compareAtAmount: 1800 },
      { sku: 'MUG', currency: 'JPY', amount: 2400 },
    ]
    unwrap(await shop.api.setPrices({ id, prices }, shop.call({ ifMatch: version })))
    const detail = unwrap(await shop.api.getProduct({ product: id }, shop.call()))
    assert.deepEqual(detail.variants[0]?.prices, [
      { currency: 'EUR', amount: 1500, compareAtAmount: 1800 },
      { currency: 'JPY', amount: 2400 },
    ])
    const told = (await shop.events('catalog.price-changed')).at(-1)?.data as {
      prices: { before: number | null }[]
    }
    assert.deepEqual(
      told.prices.map(({ before }) => before),
      [1800, null],
    )
  })

  it('disappears from everywhere when it is deleted', async t => {
    const shop = await openShop(t)
    const { id, version } = await shop.add()
    await shop.drain()
    unwrap(await shop.api.deleteProduct({ id }, shop.call({ ifMatch: version })))
    await shop.drain()
    assert.equal((await shop.api.getProduct({ product: id }, shop.call())).ok, false)
    assert.deepEqual(unwrap(await shop.api.listProducts({}, shop.call())).items, [])
    assert.equal(unwrap(await shop.api.searchProducts({ q: 'mug' }, shop.call())).total, 0)
    assert.equal(unwrap(await shop.api.getManyVariants({ skus: ['MUG'] }, shop.call())).missing[0], 'MUG')
  })
})
