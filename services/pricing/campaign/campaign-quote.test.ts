import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bookWith, line, noon, priceOf, variantOf } from '../testing/words.ts'

const variants = [variantOf('A', 1000), variantOf('B', 400)]
const cart = { lines: [line('A'), line('B')] }
const percent = (ratePpm: number) => ({ kind: 'percent-off' as const, ratePpm })
const inCampaign = { effect: percent(100_000), campaignId: 'camp_0' }
type Campaign = NonNullable<NonNullable<Parameters<typeof bookWith>[0]>['campaigns']>[number]
type Shop = Parameters<typeof priceOf>[1]

const quoteWith = (campaign: Omit<Campaign, 'name'>, more: Partial<Shop> & { customerId?: string } = {}) => {
  const { customerId, ...shop } = more
  const book = bookWith({ promotions: [inCampaign], campaigns: [{ name: 'test', ...campaign }] })
  return priceOf({ ...cart, ...(customerId && { customerId }) }, { book, variants, ...shop })
}
const given = async (...asked: Parameters<typeof quoteWith>) =>
  (await quoteWith(...asked)).discounts.map(({ campaignId, amount }) => [campaignId, amount.amount])
const spent = (uses: number, amount: number, customerUses = 0) => ({
  spending: [{ campaignId: 'camp_0', uses, spent: { EUR: amount }, customerUses }],
})
const at = (ms: number) => new Date(noon + ms).toISOString()

describe('a promotion of a campaign', () => {
  it('applies while the campaign runs, and says whose budget it is of', async () => {
    assert.deepEqual(await given({}), [['camp_0', 140]])
    assert.deepEqual(await given({ startsAt: at(0), endsAt: at(1) }), [['camp_0', 140]])
    assert.deepEqual(await given({ active: false }), [])
    assert.deepEqual(await given({ startsAt: at(1) }), [])
    assert.deepEqual(await given({ endsAt: at(0) }), [])
    assert.deepEqual(await given({ channels: ['elsewhere'] }), [])
    const book = bookWith({ promotions: [inCampaign] })
    assert.deepEqual((await priceOf(cart, { book, variants })).discounts, [])
  })

  it('applies while the budget covers what it takes off, in the currency of the cart', async () => {
    const budget = (amount: number, currency = 'EUR') => ({
      budget: { kind: 'spend' as const, amounts: [{ currency, amount }] },
    })
    assert.deepEqual(await given(budget(140)), [['camp_0', 140]])
    assert.deepEqual(await given(budget(1000), spent(7, 860)), [['camp_0', 140]])
    assert.deepEqual(await given(budget(1000), spent(7, 861)), [])
    assert.deepEqual(await given(budget(1000, 'USD')), [])
    assert.deepEqual(await given({ budget: { kind: 'uses', limit: 7 } }, spent(6, 0)), [['camp_0', 140]])
    assert.deepEqual(await given({ budget: { kind: 'uses', limit: 7 } }, spent(7, 0)), [])
  })

  it('leaves room for the next one where it does not fit itself', async () => {
    const promotions = [
      { ...inCampaign, effect: percent(500_000) },
      { ...inCampaign, effect: percent(200_000) },
      { ...inCampaign, effect: percent(100_000) },
    ]
    const budget = { kind: 'spend' as const, amounts: [{ currency: 'EUR', amount: 300 }] }
    const book = bookWith({ promotions, campaigns: [{ name: 'test', budget }] })
    const quote = await priceOf(cart, { book, variants })
    assert.deepEqual(
      quote.discounts.map(({ promotionId, amount }) => [promotionId, amount.amount]),
      [['promo_1', 280]],
    )
  })

  it('asks guests to sign in where a customer has a limit, and counts what they had', async () => {
    assert.deepEqual(await given({ customerLimit: 2 }), [])
    assert.deepEqual(await given({ customerLimit: 2 }, { customerId: 'cus', ...spent(9, 0, 1) }), [
      ['camp_0', 140],
    ])
    assert.deepEqual(await given({ customerLimit: 2 }, { customerId: 'cus', ...spent(9, 0, 2) }), [])
  })

  it('tells by its coupon why it does not apply', async () => {
    const fact = { code: 'TEN', promotionId: 'promo_0', active: true, uses: 0, customerUses: 0 }
    const statusWith = async (campaign: Omit<Campaign, 'name'>) => {
      const promotions = [{ ...inCampaign, needsCoupon: true }]
      const book = bookWith({ promotions, campaigns: [{ name: 'test', ...campaign }] })
      const quote = await priceOf({ ...cart, coupons: ['TEN'] }, { book, variants, coupons: [fact] })
      return quote.couponResults[0]?.status
    }
    const little = { kind: 'spend' as const, amounts: [{ currency: 'EUR', amount: 139 }] }
    assert.equal(await statusWith({}), 'applied')
    assert.equal(await statusWith({ active: false }), 'inactive')
    assert.equal(await statusWith({ customerLimit: 1 }), 'sign_in_required')
    assert.equal(await statusWith({ budget: little }), 'used_up')
  })

  it('is left out for who will hold nothing of a budget', async () => {
    const book = bookWith({ promotions: [inCampaign], campaigns: [{ name: 'test' }] })
    assert.deepEqual((await priceOf({ ...cart, withoutCampaigns: true }, { book, variants })).discounts, [])
  })
})
