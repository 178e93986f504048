import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRule } from './check-rule.ts'

const pointers = (problems: readonly { readonly pointer: string }[]) => problems.map(({ pointer }) => pointer)
const method = (currency: string) => ({
  ...{ code: 'parcel', labels: { en: 'Parcel' } },
  rates: [{ prices: [{ currency, amount: 1 }] }],
})

test('currencies and countries are those of ISO 4217 and 3166, wherever a rule names one', () => {
  const market = { id: 'default/EUR', channel: 'default', currency: 'EUR', pricesIncludeTax: true }
  assert.deepEqual(checkRule('market', { ...market, country: 'DE' }), [])
  for (const country of ['ZZ', 'QQ', 'EU', 'UK'])
    assert.deepEqual(pointers(checkRule('market', { ...market, country })), ['/country'], country)
  assert.deepEqual(pointers(checkRule('price-list', { name: 'x', currency: 'ABC' })), ['/currency'])
  const rate = { name: 'x', ratePpm: 1, country: 'DE' }
  assert.deepEqual(pointers(checkRule('tax-rate', { ...rate, country: 'XX' })), ['/country'])
  const zone = {
    name: 'x',
    places: [{ country: 'XX' }],
    currencies: ['DEM', 'EUR'],
    methods: [method('EURO')],
  }
  assert.deepEqual(pointers(checkRule('shipping-zone', { ...zone, currencies: ['EUR', 'NIX'] })), [
    '/currencies/1',
    '/places/0/country',
    '/methods/0/rates/0/prices/0/currency',
  ])
  const effect = { kind: 'free-shipping' as const, countries: ['DE', 'XX'] }
  assert.deepEqual(pointers(checkRule('promotion', { name: 'x', labels: { en: 'x' }, effect })), [
    '/effect/countries/1',
  ])
})

test('a prefix that names no part of a postcode is none', () => {
  const rate = { name: 'x', ratePpm: 1, country: 'GB' }
  assert.deepEqual(pointers(checkRule('tax-rate', { ...rate, postcodePrefix: ' -' })), ['/postcodePrefix'])
  assert.deepEqual(checkRule('tax-rate', { ...rate, postcodePrefix: 'EC1 A' }), [])
  const places = [{ country: 'GB', postcodePrefixes: ['EC', ' '] }]
  assert.deepEqual(pointers(checkRule('shipping-zone', { name: 'x', places, methods: [method('GBP')] })), [
    '/places/0/postcodePrefixes/1',
  ])
})
