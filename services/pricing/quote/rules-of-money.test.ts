import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Money } from '@stoa/kernel/money'
import { bookWith, line, priceOf, variantOf } from '../testing/words.ts'
import type { Quote } from './words.ts'

const amountsOf = (parts: readonly { amount: Money }[]) => parts.map(({ amount }) => amount.amount)
const totals = (quote: Quote) =>
  Object.fromEntries(quote.totals.map(({ kind, amount }) => [kind, amount.amount]))
const vat = { name: 'MwSt', country: 'DE', ratePpm: 190_000 }
const tenOff = { kind: 'percent-off' as const, ratePpm: 100_000 }
const zone = (freight: number) => ({
  name: 'Germany',
  places: [{ country: 'DE' }],
  methods: [
    { code: 'parcel', labels: { en: 'Parcel' }, rates: [{ prices: [{ currency: 'EUR', amount: freight }] }] },
  ],
})
const toBerlin = { shipTo: { country: 'DE' }, shippingOption: 'zone_0.parcel' }

describe('money and tax', () => {
  it('rule 1: discounts are spread by largest remainder before the tax of each line is rounded once', async () => {
    const book = bookWith({ promotions: [{ effect: tenOff }], taxRates: [vat] })
    const variants = ['A', 'B', 'C'].map(sku => variantOf(sku, 335))
    const quote = await priceOf({ lines: [line('A'), line('B'), line('C')] }, { book, variants })
    // 1005 less 10 % is 904.5, so 101 are spread as 34, 34 and 33.
    assert.deepEqual(
      quote.lines.map(({ discount }) => discount.amount),
      [34, 34, 33],
    )
    // 301 x 19/119 is 48.06, 302 x 19/119 is 48.22.
    assert.deepEqual(
      quote.lines.map(({ tax }) => tax.amount),
      [48, 48, 48],
    )
    assert.equal(quote.total.amount, 904)
  })

  it('rule 1: half a cent is rounded away from zero', async () => {
    const book = bookWith({ taxRates: [{ ...vat, ratePpm: 50_000 }], market: { pricesIncludeTax: false } })
    const quote = await priceOf({ lines: [line('A')] }, { book, variants: [variantOf('A', 10)] })
    assert.deepEqual([quote.lines[0]!.tax.amount, quote.total.amount], [1, 11])
  })

  it('rule 1: shipping is taxed like the goods, or by a rate of its own', async () => {
    const taxRates = [vat, { ...vat, taxClass: 'shipping', ratePpm: 70_000 }]
    const variants = [variantOf('A', 1190)]
    const cart = { lines: [line('A')], ...toBerlin }
    const alike = await priceOf(cart, { book: bookWith({ taxRates: [vat], zones: [zone(119)] }), variants })
    const apart = await priceOf(cart, { book: bookWith({ taxRates, zones: [zone(107)] }), variants })
    assert.deepEqual([alike.shipping!.tax.amount, totals(alike).tax], [19, 209])
    assert.deepEqual([apart.shipping!.tax.amount, totals(apart).tax], [7, 197])
  })

  it('rule 1: what cannot be computed with is refused, not rounded', async () => {
    const shop = { book: bookWith({}), variants: [variantOf('A', 1_000_000_000_000)] }
    await assert.rejects(priceOf({ lines: [line('A', 1_000_000)] }, shop), RangeError)
  })

  it('rule 2: without a price in the currency an item is not sold, whatever a price list says', async () => {
    const book = bookWith({ priceLists: [{ name: 'all', currency: 'EUR' }] })
    const entries = [{ listId: 'pl_0', sku: 'A', minQuantity: 1, amount: 5 }]
    const variants = [variantOf('A', 100, { currency: 'USD' })]
    const quote = await priceOf({ lines: [line('A'), line('GONE')] }, { book, variants, entries })
    assert.deepEqual(
      quote.problems.filter(({ lineId }) => lineId).map(({ code, lineId }) => [code, lineId]),
      [
        ['not_sold_in_currency', 'line_A'],
        ['sku_unknown', 'line_GONE'],
      ],
    )
    assert.deepEqual([quote.lines.length, quote.total.amount], [0, 0])
  })

  it('rule 3: the catalogue owns the base price, a list overrides it, and the line says by how much', async () => {
    const priceLists = [{ name: 'summer', currency: 'EUR' }]
    const entries = [
      { listId: 'pl_0', sku: 'A', minQuantity: 1, amount: 900 },
      { listId: 'pl_0', sku: 'A', minQuantity: 10, amount: 700 },
    ]
    const shop = { book: bookWith({ priceLists }), variants: [variantOf('A', 1000)], entries }
    const few = await priceOf({ lines: [line('A', 9)] }, shop)
    assert.deepEqual(amountsOf(few.lines[0]!.steps), [9000, -900])
    const many = await priceOf({ lines: [line('A', 6, 'plain'), line('A', 4, 'engraved')] }, shop)
    assert.deepEqual(
      many.lines.map(({ unit }) => unit.amount),
      [700, 700],
      'a break counts the units of all lines of the SKU',
    )
  })

  it('taxes follow the address: region, then class, and components add up', async () => {
    const us = { country: 'US', name: 'Sales tax' }
    const taxRates = [
      { ...us, region: 'CA', ratePpm: 72_500, component: 'state' },
      { ...us, region: 'CA', postcodePrefix: '900', ratePpm: 22_500, component: 'county' },
      { ...us, region: 'CA', ratePpm: 0, component: 'state', taxClass: 'food' },
    ]
    const book = bookWith({ taxRates, market: { pricesIncludeTax: false, country: 'US' } })
    const variants = [variantOf('A', 10_000), variantOf('BREAD', 1000, { taxCategory: 'food' })]
    const lines = [line('A'), line('BREAD')]
    const los = await priceOf(
      { lines, shipTo: { country: 'US', region: 'CA', postcode: '90012' } },
      { book, variants },
    )
    assert.deepEqual(
      los.lines.map(({ taxes }) => amountsOf(taxes)),
      [
        [225, 725],
        [23, 0],
      ],
    )
    const oregon = await priceOf({ lines, shipTo: { country: 'US', region: 'OR' } }, { book, variants })
    assert.equal(totals(oregon).tax, 0)
  })

  it('rule 13: a price list and a promotion may be of one market, and a market nobody described sells nothing', async () => {
    const only = { channels: ['outlet'] }
    const rules = {
      priceLists: [{ name: 'outlet', currency: 'EUR', ...only }],
      promotions: [{ effect: tenOff, ...only }],
    }
    const entries = [{ listId: 'pl_0', sku: 'A', minQuantity: 1, amount: 500 }]
    const paid = async (channel: string, market: string) => {
      const shop = {
        book: bookWith({ ...rules, market: { channel: market } }),
        variants: [variantOf('A', 1000)],
        entries,
      }
      const quote = await priceOf({ channel, lines: [line('A')] }, shop)
      const unknown = quote.problems.some(({ code, blocking }) => code === 'market_unknown' && blocking)
      return unknown ? 'unknown' : quote.total.amount
    }
    assert.equal(await paid('outlet', 'outlet'), 450)
    assert.equal(await paid('default', 'default'), 1000)
    assert.equal(await paid('default', 'outlet'), 'unknown')
  })
})
