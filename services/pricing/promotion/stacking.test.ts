import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Documents } from '../rule/rule.ts'
import { bookWith, line, priceOf, variantOf } from '../testing/words.ts'

type Promotion = Parameters<typeof bookWith>[0]['promotions'] extends infer P | undefined ? P : never
const percent = (ratePpm: number) => ({ kind: 'percent-off' as const, ratePpm })
const eur = (amount: number) => [{ currency: 'EUR', amount }]
const parcel = { code: 'parcel', labels: { en: 'Parcel' }, rates: [{ prices: eur(500) }] }
const zones = [{ name: 'all', places: [{ country: 'DE' }], methods: [{ ...parcel, freeFrom: eur(5000) }] }]
const variants = [
  variantOf('A', 1000),
  variantOf('B', 400, { taxCategory: 'untaxed' }),
  variantOf('E-BOOK', 1000, { tags: ['digital'] }),
]
const sent = { shipTo: { country: 'DE' }, shippingOption: 'zone_0.parcel' }
const shop = (promotions: Promotion, market: Partial<Documents['market']> = {}, taxRates = [vat]) => ({
  book: bookWith({ promotions, zones, market, taxRates }),
  variants,
})
const vat = { name: 'VAT', country: 'DE', ratePpm: 190_000 }
const freeShipping = { effect: { kind: 'free-shipping' as const } }
const opened = (i: number, code: string) => ({
  ...{ code, promotionId: `promo_${i}`, active: true, uses: 0, customerUses: 0 },
})

describe('promotions that meet', () => {
  it('give the cheapest unit at what it costs after those before, not at what it did cost', async () => {
    const threeForTwo = { effect: { kind: 'buy-x-get-y' as const, buyQuantity: 2, getQuantity: 1 } }
    const half = { effect: percent(500_000), priority: 1 }
    const quote = await priceOf({ lines: [line('A', 3)] }, shop([half, threeForTwo]))
    assert.equal(quote.lines[0]!.discount.amount, 1500 + 500)
    const cheapNow = { effect: { ...percent(900_000), target: { skus: ['A'] } }, priority: 1 }
    const mixed = await priceOf({ lines: [line('A', 1), line('B', 2)] }, shop([cheapNow, threeForTwo]))
    assert.deepEqual(
      mixed.lines.map(({ total }) => total.amount),
      [0, 800],
    )
  })

  it('compare what is paid with taxes where they come on top', async () => {
    // 110 off what is not taxed is less than 100 and its tax off what is.
    const off = (sku: string, amount: number) => ({
      effect: {
        kind: 'amount-off' as const,
        per: 'order' as const,
        amounts: eur(amount),
        target: { skus: [sku] },
      },
    })
    const promotions = [off('B', 110), { ...off('A', 100), stacking: 'exclusive' as const }]
    const lines = [line('A'), line('B')]
    const net = await priceOf({ lines }, shop(promotions, { pricesIncludeTax: false }))
    assert.deepEqual(
      net.discounts.map(({ promotionId }) => promotionId),
      ['promo_1'],
    )
    const gross = await priceOf({ lines }, shop(promotions))
    assert.deepEqual(
      gross.discounts.map(({ promotionId }) => promotionId),
      ['promo_0'],
    )
  })

  it('leave the group to the next one when free shipping spares nothing', async () => {
    const group = { stackGroup: 'season' }
    const grouped = [
      { ...freeShipping, ...group, priority: 1 },
      { effect: percent(100_000), ...group },
    ]
    const discounts = async (cart: Parameters<typeof priceOf>[0]) =>
      (await priceOf(cart, shop(grouped))).discounts.map(({ on, amount }) => `${on} ${amount.amount}`)
    assert.deepEqual(await discounts({ lines: [line('E-BOOK')] }), ['items 100'])
    assert.deepEqual(await discounts({ lines: [line('A')], ...sent }), ['shipping 500'])
    assert.deepEqual(await discounts({ lines: [line('A', 6)], ...sent }), ['items 600'], 'sent free anyway')
    // Ten percent less would cost the parcel, and more than it saves.
    const one = [grouped[0]!, { effect: percent(10_000), ...group }]
    const best = await priceOf({ lines: [line('A', 5)], ...sent }, shop(one))
    assert.equal(best.total.amount, 5000)
  })

  it('use up no coupon of free shipping where there is nothing to spare', async () => {
    const coupon = { ...freeShipping, needsCoupon: true }
    const status = async (cart: Parameters<typeof priceOf>[0], promotions: Promotion = [coupon]) => {
      const given = { ...shop(promotions), coupons: [opened(0, 'SHIP')] }
      const { couponResults } = await priceOf({ ...cart, coupons: ['SHIP'] }, given)
      return couponResults[0]!.status
    }
    assert.equal(await status({ lines: [line('E-BOOK')] }), 'not_applicable')
    assert.equal(await status({ lines: [line('A', 6)], ...sent }), 'not_applicable')
    assert.equal(await status({ lines: [line('A')], ...sent }), 'applied')
    assert.equal(await status({ lines: [line('A')] }), 'applied', 'as far as can be told without an address')
    const alone = { ...coupon, stacking: 'exclusive' as const }
    assert.equal(await status({ lines: [line('A')] }, [alone]), 'applied')
    const both = [coupon, { ...freeShipping, priority: 1 }]
    assert.equal(await status({ lines: [line('A')], ...sent }, both), 'superseded')
  })
})
