import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from '../testing/open-shop.ts'

const labels = { en: 'Material', de: 'Werkstoff' }
const values = [
  { code: 'oak', labels: { en: 'Oak', de: 'Eiche' } },
  { code: 'clay', labels: { en: 'Clay' } },
]

describe('attributes', () => {
  it('are shown as people read them, counted and filtered by', async t => {
    const shop = await openShop(t)
    const define = (input: Parameters<typeof shop.api.createAttribute>[0]) =>
      shop.api.createAttribute(input, shop.call())
    unwrap(await define({ code: 'material', type: 'enum', labels, values, facetable: true, multiple: true }))
    unwrap(
      await define({
        code: 'height',
        type: 'unit',
        unit: 'cm',
        labels: { en: 'Height' },
        facetable: true,
        position: 1,
      }),
    )
    unwrap(await define({ code: 'safe', type: 'boolean', labels: { en: 'Dishwasher-safe' }, position: 2 }))
    await shop.add({ attributes: { material: ['oak', 'clay'], height: 9.5, safe: true } })
    await shop.drain()
    const german = unwrap(
      await shop.api.getProduct({ product: 'stoneware-mug', language: 'de' }, shop.call()),
    )
    assert.deepEqual(
      german.attributes.map(({ label, text }) => `${label}: ${text}`),
      ['Werkstoff: Eiche, Clay', 'Height: 9,5 cm', 'Dishwasher-safe: Ja'],
    )
    const count = async (...attributes: string[]) =>
      unwrap(await shop.api.listProducts({ attributes }, shop.call())).items.length
    assert.deepEqual(
      [
        await count('material:oak'),
        await count('height:5..10'),
        await count('height:10..'),
        await count('material:wool'),
      ],
      [1, 1, 0, 0],
    )
    const { facets } = unwrap(await shop.api.searchProducts({}, shop.call()))
    assert.deepEqual(
      facets.map(({ code, values: all }) => [code, all.length]),
      [
        ['material', 2],
        ['height', 1],
      ],
    )
  })

  it('change everywhere when their definition does, and are refused where they do not fit', async t => {
    const shop = await openShop(t)
    unwrap(await shop.api.createAttribute({ code: 'material', type: 'enum', labels, values }, shop.call()))
    const { id } = await shop.add({ attributes: { material: 'oak' } })
    const renamed = { code: 'material', labels: { en: 'Made of' } }
    unwrap(await shop.api.updateAttribute(renamed, shop.call({ ifMatch: 1 })))
    await shop.drain()
    const detail = unwrap(await shop.api.getProduct({ product: id }, shop.call()))
    assert.equal(detail.attributes[0]?.label, 'Made of')
    const wrong = await shop.api.updateProduct(
      { id, attributes: { material: 'gold' } },
      shop.call({ ifMatch: 2 }),
    )
    assert.match(
      wrong.ok === false ? wrong.error.detail : '',
      /\/attributes\/material: 'gold' is not one of oak, clay/,
    )
    const stale = await shop.api.updateAttribute(renamed, shop.call({ ifMatch: 1 }))
    assert.equal(stale.ok === false && stale.error.code, 'attribute_changed')
    const bad = await shop.api.createAttribute(
      { code: 'category', type: 'unit', labels, values },
      shop.call(),
    )
    assert.deepEqual(bad.ok === false && bad.error.data?.problems.map(({ pointer }) => pointer), [
      '/code',
      '/unit',
      '/values',
    ])
  })
})
