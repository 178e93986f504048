import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
type Wares = {
  title: string
  sku: string
  amount: number
  colours?: string[]
  tags?: string[]
  description?: string
}

async function sell(shop: Shop, { title, sku, amount, colours = [], tags = [], description }: Wares) {
  const values = colours.map(code => ({ code, labels: { en: code } }))
  const prices = [{ currency: 'EUR', amount }]
  await shop.add({
    texts: { en: { title, ...(description ? { description } : {}) } },
    tags,
    options: values.length > 0 ? [{ code: 'colour', labels: { en: 'Colour', de: 'Farbe' }, values }] : [],
    variants:
      colours.length > 0
        ? colours.map(colour => ({ sku: `${sku}-${colour}`, options: { colour }, prices }))
        : [{ sku, options: {}, prices }],
  })
  shop.clock.advance(1000)
}

async function openPottery(t: Parameters<typeof openShop>[0]) {
  const shop = await openShop(t)
  await sell(shop, { title: 'Stoneware mug', sku: 'MUG', amount: 1800, colours: ['sand', 'slate'] })
  await sell(shop, { title: 'Tall mug', sku: 'TALL', amount: 2400, colours: ['sand'] })
  await sell(shop, {
    title: 'Serving bowl',
    sku: 'BOWL',
    amount: 3900,
    colours: ['slate'],
    description: 'Beside the mug',
  })
  await sell(shop, { title: 'Linen couch', sku: 'COUCH', amount: 99_000 })
  await shop.drain()
  const search = async (input: Parameters<Shop['api']['searchProducts']>[0]) =>
    unwrap(await shop.api.searchProducts(input, shop.call()))
  const titles = async (input: Parameters<Shop['api']['searchProducts']>[0]) =>
    (await search(input)).items.map(({ title }) => title)
  return { ...shop, search, titles }
}

describe('search', () => {
  it('ranks titles above descriptions, stems words and finds SKUs', async t => {
    const shop = await openPottery(t)
    assert.deepEqual(await shop.titles({ q: 'mugs' }), ['Tall mug', 'Stoneware mug', 'Serving bowl'])
    assert.deepEqual(await shop.titles({ q: 'TALL-sand' }), ['Tall mug'])
    assert.deepEqual(await shop.titles({ q: 'mugs', sort: 'price-asc', currency: 'EUR' }), [
      'Stoneware mug',
      'Tall mug',
      'Serving bowl',
    ])
  })

  it('counts facets as if each were the only one chosen', async t => {
    const shop = await openPottery(t)
    const { facets, total, approximate } = await shop.search({ q: 'mug', attributes: ['colour:sand'] })
    assert.deepEqual([total, approximate], [2, false])
    assert.deepEqual(facets, [
      {
        code: 'colour',
        label: 'Colour',
        values: [
          { value: 'sand', label: 'sand', count: 2, selected: true },
          { value: 'slate', label: 'slate', count: 2, selected: false },
        ],
      },
    ])
    const german = await shop.search({ q: 'mug', language: 'de' })
    assert.equal(german.facets[0]?.label, 'Farbe')
  })

  it('filters by price and tells the range that there is', async t => {
    const shop = await openPottery(t)
    const found = await shop.search({ q: 'mug', currency: 'EUR', maxPrice: 2000 })
    assert.deepEqual([found.total, found.price], [1, { currency: 'EUR', min: 1800, max: 3900 }])
    const refused = await shop.api.searchProducts({ maxPrice: 2000 }, shop.call())
    assert.equal(refused.ok === false && refused.error.code, 'currency_required')
    const unknown = await shop.api.searchProducts({ attributes: ['shape:round'] }, shop.call())
    assert.equal(unknown.ok === false && unknown.error.code, 'unknown_filter')
  })

  it('understands slips, beginnings and synonyms', async t => {
    const shop = await openPottery(t)
    const slip = await shop.search({ q: 'stonewear mgu' })
    assert.deepEqual(
      [slip.corrected, slip.items.map(({ title }) => title)],
      ['stoneware mug', ['Stoneware mug']],
    )
    assert.deepEqual(await shop.titles({ q: 'stonew' }), ['Stoneware mug'])
    assert.deepEqual(await shop.titles({ q: 'sofa' }), [])
    const group = unwrap(
      await shop.api.createSynonyms({ language: 'en', words: ['sofa', 'couch'] }, shop.call()),
    )
    assert.deepEqual(await shop.titles({ q: 'Sofa' }), ['Linen couch'])
    unwrap(await shop.api.deleteSynonyms({ id: group.id }, shop.call()))
    assert.deepEqual(await shop.titles({ q: 'sofa' }), [])
  })

  it('shows what is sold out last, and leaves it out if asked', async t => {
    const shop = await openPottery(t)
    shop.stock('TALL-sand', 0)
    await shop.drain()
    assert.deepEqual(await shop.titles({ q: 'mug' }), ['Stoneware mug', 'Serving bowl', 'Tall mug'])
    assert.deepEqual(await shop.titles({ q: 'mug', inStock: true }), ['Stoneware mug', 'Serving bowl'])
    const detail = unwrap(await shop.api.getProduct({ product: 'tall-mug' }, shop.call()))
    assert.deepEqual([detail.inStock, detail.variants[0]?.inStock], [false, false])
    shop.stock('TALL-sand', 3)
    await shop.drain()
    assert.deepEqual((await shop.titles({ q: 'mug' }))[0], 'Tall mug')
  })

  it('goes on page by page without repeating', async t => {
    const shop = await openPottery(t)
    const first = await shop.search({ q: 'mug', limit: 2 })
    const second = await shop.search({ q: 'mug', limit: 2, cursor: first.next! })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ title }) => title),
      await shop.titles({ q: 'mug' }),
    )
    assert.equal(second.next, undefined)
  })

  it('suggests words, categories and products that begin so', async t => {
    const shop = await openPottery(t)
    await shop.category('Stools')
    const suggested = unwrap(await shop.api.suggest({ q: 'sto' }, shop.call()))
    assert.deepEqual(suggested.words, ['stoneware'])
    assert.deepEqual(
      suggested.categories.map(({ title }) => title),
      ['Stools'],
    )
    assert.deepEqual(
      suggested.products.map(({ title }) => title),
      ['Stoneware mug'],
    )
    assert.deepEqual(unwrap(await shop.api.suggest({ q: 'tall mu' }, shop.call())).words, ['tall mug'])
  })

  it('forgets what is taken back to draft', async t => {
    const shop = await openPottery(t)
    const { id } = unwrap(await shop.api.getProduct({ product: 'tall-mug' }, shop.call()))
    unwrap(await shop.api.unpublishProduct({ id }, shop.call()))
    await shop.drain()
    assert.deepEqual(await shop.titles({ q: 'tall' }), [])
    assert.deepEqual(unwrap(await shop.api.suggest({ q: 'tal' }, shop.call())).words, [])
  })
})
