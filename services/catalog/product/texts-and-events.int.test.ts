import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

describe('what a product tells', () => {
  it('has media and words for search engines in the language that was asked for', async t => {
    const shop = await openShop(t)
    await shop.add({
      texts: {
        en: { title: 'Mug', subtitle: 'For tea', seoTitle: 'Stoneware mug, 300 ml' },
        de: { title: 'Becher', description: 'Fasst 300 ml.\n\nAus Steinzeug.' },
      },
      media: [
        { url: '/media/mug.webp', kind: 'image', alt: { en: 'A mug', de: 'Ein Becher' }, width: 800 },
        { url: 'https://cdn.example.com/mug.mp4', kind: 'video' },
      ],
    })
    const read = async (language: string) =>
      unwrap(await shop.api.getProduct({ product: 'mug', language }, shop.call()))
    const [english, german] = [await read('en'), await read('de')]
    assert.deepEqual(
      [english.seo, german.seo],
      [
        { title: 'Stoneware mug, 300 ml', description: 'For tea' },
        { title: 'Becher', description: 'Fasst 300 ml.' },
      ],
    )
    assert.deepEqual(
      [...english.media, ...german.media].map(({ alt }) => alt),
      ['A mug', 'Mug', 'Ein Becher', 'Becher'],
    )
    const { items } = unwrap(await shop.api.listProducts({ language: 'de' }, shop.call()))
    assert.deepEqual(items[0]?.image, { url: '/media/mug.webp', alt: 'Ein Becher', width: 800 })
  })

  it('is an event for every change, of products, categories and attributes', async t => {
    const shop = await openShop(t)
    const { api, call } = shop
    const cups = await shop.category('Cups')
    unwrap(await api.createAttribute({ code: 'height', type: 'number', labels: { en: 'Height' } }, call()))
    const { id } = await shop.add({ categoryIds: [cups.id] }, { publish: false })
    unwrap(await api.scheduleProduct({ id, publishAt: '2026-04-01T00:00:00Z' }, call()))
    unwrap(await api.publishProduct({ id }, call()))
    unwrap(await api.updateProduct({ id, tags: ['new'] }, call({ ifMatch: 3 })))
    unwrap(
      await api.setPrices({ id, prices: [{ sku: 'MUG', currency: 'EUR', amount: 5 }] }, call({ ifMatch: 4 })),
    )
    unwrap(await api.unpublishProduct({ id }, call()))
    unwrap(await api.deleteProduct({ id }, call({ ifMatch: 6 })))
    unwrap(await api.updateCategory({ id: cups.id, slug: 'mugs' }, call({ ifMatch: 1 })))
    unwrap(await api.deleteCategory({ id: cups.id }, call({ ifMatch: 2 })))
    unwrap(await api.deleteAttribute({ code: 'height' }, call({ ifMatch: 1 })))
    const events = await shop.events()
    const told = (of: string) =>
      events.flatMap(({ type, aggregateId }) => (aggregateId === of ? type.replace('catalog.', '') : []))
    assert.deepEqual(told(id), [
      ...['product-created', 'price-changed', 'product-scheduled', 'product-published'],
      ...['product-updated', 'product-updated', 'price-changed', 'product-unpublished', 'product-deleted'],
    ])
    assert.deepEqual(told(cups.id), ['category-created', 'category-changed', 'category-deleted'])
    assert.deepEqual(told('height'), ['attribute-changed', 'attribute-changed'])
  })
})
