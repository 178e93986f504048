import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '@stoa/kernel/money'
import { newCall } from '@stoa/platform/contract'
import { seedZones } from '../seed-zones.ts'
import { bookWith } from '../testing/words.ts'
import { shippingConformance } from './conformance.ts'
import { zoneShipping } from './zone-shipping.ts'

const at = { version: 1, updatedAt: '2026-01-01T00:00:00.000Z' }
const seed = zoneShipping(seedZones.map(zone => ({ ...zone, ...at })))
shippingConformance('zones', seed, { there: { country: 'DE' }, nowhere: { country: 'AQ' } })

const eur = (amount: number) => [{ currency: 'EUR', amount }]
const method = (amount: number, more = {}) => ({
  ...{ code: 'parcel', labels: { en: 'Parcel', de: 'Paket' }, rates: [{ prices: eur(amount), ...more }] },
})
const { zones } = bookWith({
  zones: [
    { name: 'Germany', places: [{ country: 'DE' }], methods: [method(500)] },
    { name: 'Islands', places: [{ country: 'DE', postcodePrefixes: ['25', '26'] }], methods: [method(1500)] },
    { name: 'California', places: [{ country: 'US', regions: ['CA'] }], methods: [method(9000)] },
    {
      name: 'Light',
      places: [{ country: 'AT' }],
      methods: [method(700, { upToGrams: 1000, upTo: eur(5000) })],
    },
  ],
})
const priceTo = async (
  country: string,
  more: { region?: string; postcode?: string; grams?: number; goods?: number },
) => {
  const { grams = 100, goods = 100, ...place } = more
  const request = {
    ...{ currency: 'EUR', language: 'de-AT', destination: { country, ...place } },
    ...{ goods: money(goods, 'EUR'), weightGrams: grams },
  }
  const [offer] = await zoneShipping(zones).offers(
    request,
    newCall({ actor: { kind: 'system', id: 'test' } }),
  )
  return offer && `${offer.label} ${offer.price.amount}`
}

describe('zones', () => {
  it('are chosen by the closest name of a place: postcode, region, country', async () => {
    assert.equal(await priceTo('DE', { postcode: '10119' }), 'Paket 500')
    assert.equal(await priceTo('DE', { postcode: '25938' }), 'Paket 1500')
    assert.equal(await priceTo('US', { region: 'CA' }), 'Paket 9000')
    assert.equal(await priceTo('US', { region: 'OR' }), undefined)
  })

  it('have rates by weight and by worth: the limits belong to them', async () => {
    assert.equal(await priceTo('AT', { grams: 1000, goods: 5000 }), 'Paket 700')
    assert.equal(await priceTo('AT', { grams: 1001 }), undefined)
    assert.equal(await priceTo('AT', { goods: 5001 }), undefined)
  })

  it('of the seed shop send free from a sum on, and heavy things by freight only', async () => {
    const offers = async (goods: number, weightGrams: number) => {
      const request = { currency: 'EUR', language: 'en', destination: { country: 'DE' }, weightGrams }
      const found = await seed.offers(
        { ...request, goods: money(goods, 'EUR') },
        newCall({ actor: { kind: 'anonymous' } }),
      )
      return found.map(({ code, price, full }) => `${code} ${price.amount} of ${full.amount}`)
    }
    assert.deepEqual(await offers(8000, 9000), [
      'parcel 0 of 490',
      'express 1290 of 1290',
      'freight 4900 of 4900',
    ])
    assert.deepEqual(await offers(7999, 20_001), ['parcel 990 of 990', 'freight 4900 of 4900'])
    assert.deepEqual(await offers(100, 40_000), ['freight 4900 of 4900'])
  })
})
