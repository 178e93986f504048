import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { loadPricing, seedPricing } from '../../../services/pricing/index.ts'
import { openServices } from './open-services.ts'

const shop = await openServices({ after })
const { api, call, inside } = shop
const skus = Array.from({ length: 12 }, (_, i) => `SKU-${i}`)
for (const sku of skus) await shop.product(sku, 1000)
await loadPricing({ db: shop.dbs.pricing, clock: shop.clock, ids: shop.ids }, seedPricing, 'seed')

const lines = (count: number, quantity = 1) =>
  skus.slice(0, count).map(sku => ({ lineId: `line_${sku}`, sku, quantity }))
const berlin = { shipTo: { country: 'DE', postcode: '10119' }, shippingOption: 'zone_de.parcel' }
const cart = { currency: 'EUR', lines: lines(2), ...berlin }
const until = '2026-06-01T12:15:00.000Z'
const freeze = (id: string, more = {}) =>
  api.pricing.freezeQuote({ id, ...cart, expiresAt: until, ...more }, inside())

async function statementsOf(count: number): Promise<number[]> {
  const before = [shop.dbs.pricing, shop.dbs.catalog].map(db => db.counted.statements)
  unwrap(await api.pricing.quote({ ...cart, lines: lines(count), coupons: ['FIVE'] }, inside()))
  return [shop.dbs.pricing, shop.dbs.catalog].map((db, i) => db.counted.statements - before[i]!)
}

describe('a quote', () => {
  it('of the seed shop is explained to the cent', async () => {
    const quote = unwrap(await api.pricing.quote({ ...cart, coupons: ['five'] }, inside()))
    assert.deepEqual(
      quote.totals.map(({ kind, amount, counts }) => [kind, amount.amount, counts]),
      [
        ['items', 2000, true],
        ['discount', -500, true],
        ['shipping', 490, true],
        ['tax', 318, false],
        ['total', 1990, false],
      ],
    )
    assert.deepEqual(quote.problems, [])
    assert.equal(quote.lines[0]?.title, 'The SKU-0')
  })

  it('takes one statement here and one of the catalogue, for one line as for twelve', async () => {
    await statementsOf(1)
    assert.deepEqual(await statementsOf(1), [1, 1])
    assert.deepEqual(await statementsOf(12), [1, 1])
  })

  it('goes by a new rule at once, which it reads with one statement more', async () => {
    const priced = async () => unwrap(await api.pricing.quote(cart, inside())).total.amount
    const before = await priced()
    const list = unwrap(await api.pricing.createPriceList({ name: 'June', currency: 'EUR' }, call()))
    const set = [{ sku: 'SKU-0', minQuantity: 1, amount: 400 }]
    unwrap(await api.pricing.setPriceListEntries({ id: list.id, set }, call()))
    assert.equal(await priced(), before - 600)
    const { version: ifMatch } = unwrap(await api.pricing.getPriceList({ id: list.id }, call()))
    unwrap(await api.pricing.deletePriceList({ id: list.id }, call({ ifMatch })))
    assert.equal(await priced(), before)
  })

  it('gives customers of a group their prices, and guests the ones for all', async () => {
    const list = { name: 'Trade', currency: 'EUR', customerGroup: 'trade' }
    const { id } = unwrap(await api.pricing.createPriceList(list, call()))
    const set = [1, 5].map(minQuantity => ({ sku: 'SKU-1', minQuantity, amount: 900 - 20 * minQuantity }))
    unwrap(await api.pricing.setPriceListEntries({ id, set }, call()))
    const one = { currency: 'EUR', lines: [{ lineId: 'a', sku: 'SKU-1', quantity: 5 }] }
    const trade = unwrap(await api.pricing.quote({ ...one, customerGroup: 'trade' }, inside()))
    const guest = unwrap(await api.pricing.quote(one, inside()))
    assert.deepEqual(
      [trade, guest].map(quote => quote.lines[0]?.unit.amount),
      [800, 1000],
    )
    const prices = unwrap(await api.pricing.getPrices({ skus: ['SKU-1', 'NOPE'], currency: 'EUR' }, call()))
    assert.deepEqual(
      prices.items.map(({ sku, unit }) => [sku, unit.amount]),
      [['SKU-1', 1000]],
    )
  })

  it('leaves out what a campaign has no budget for any more, and goes by the budget at once', async () => {
    const amounts = [{ currency: 'EUR', amount: 700 }]
    const campaign = unwrap(
      await api.pricing.createCampaign({ name: 'Spring', budget: { kind: 'spend', amounts } }, call()),
    )
    const effect = {
      kind: 'amount-off' as const,
      per: 'order' as const,
      amounts: [{ currency: 'EUR', amount: 400 }],
    }
    const promotion = { name: 'Less', labels: { en: 'Less' }, effect, campaignId: campaign.id }
    const { id } = unwrap(await api.pricing.createPromotion(promotion, call()))
    const given = async (more = {}) =>
      unwrap(await api.pricing.quote({ ...cart, ...more }, inside())).discounts.map(
        ({ campaignId, amount }) => [campaignId, amount.amount],
      )
    assert.deepEqual(await given(), [[campaign.id, 400]])
    assert.deepEqual(await given({ withoutCampaigns: true }), [])
    const held = { id: 'budget', codes: [], campaigns: [{ id: campaign.id, amount: 400, currency: 'EUR' }] }
    unwrap(await api.pricing.holdCoupons(held, inside()))
    assert.deepEqual(await given(), [])
    unwrap(await api.pricing.releaseCoupons({ id: 'budget' }, inside()))
    assert.deepEqual(await given(), [[campaign.id, 400]])
    assert.deepEqual(await statementsOf(12), [1, 1])
    unwrap(await api.pricing.deletePromotion({ id }, call({ ifMatch: 1 })))
    unwrap(await api.pricing.deleteCampaign({ id: campaign.id }, call({ ifMatch: 1 })))
  })

  it('previews a promotion that is not saved', async () => {
    const promotion = {
      ...{ name: 'Half', labels: { en: 'Half' }, effect: { kind: 'percent-off' as const, ratePpm: 500_000 } },
      needsCoupon: true,
    }
    const preview = unwrap(await api.pricing.previewPromotion({ promotion, cart }, call()))
    assert.deepEqual([preview.without.total.amount, preview.with.total.amount], [2490, 1490])
  })
})

describe('a frozen quote', () => {
  it('is what is charged: it stays, whatever changes after', async () => {
    const first = unwrap(await freeze('chk_1'))
    assert.equal(first.total.amount, 2490)
    const { id } = unwrap(await api.pricing.createPriceList({ name: 'Dear', currency: 'EUR' }, call()))
    const set = [{ sku: 'SKU-0', minQuantity: 1, amount: 9900 }]
    unwrap(await api.pricing.setPriceListEntries({ id, set }, call()))
    assert.deepEqual(unwrap(await freeze('chk_1')), first)
    const { total } = unwrap(await api.pricing.getQuote({ quoteId: 'chk_1' }, inside()))
    assert.deepEqual(total, first.total)
    const later = unwrap(await freeze('chk_2'))
    assert.equal(later.total.amount, 9900 + 1000)
    unwrap(await api.pricing.deletePriceList({ id }, call({ ifMatch: 2 })))
  })

  it('is one when two freeze at once, and refuses another cart under its id', async () => {
    const both = await Promise.all([freeze('chk_3'), freeze('chk_3')])
    assert.deepEqual(both[0], both[1])
    const other = await freeze('chk_3', { lines: lines(1) })
    assert.equal(other.ok === false && other.error.code, 'quote_differs')
  })

  it('is refused with what keeps the cart from being ordered, or when it costs something else', async () => {
    const none = await freeze('chk_4', { shippingOption: 'zone_de.balloon' })
    assert.ok(!none.ok && none.error.code === 'quote_refused')
    assert.deepEqual(
      none.error.data?.problems.map(({ code }) => code),
      ['shipping_option_unknown'],
    )
    const dear = await freeze('chk_4', { expected: { amount: 2489, currency: 'EUR' } })
    assert.deepEqual(!dear.ok && dear.error.code === 'total_changed' && dear.error.data?.total.amount, 2490)
    assert.equal(
      unwrap(await freeze('chk_4', { expected: { amount: 2490, currency: 'EUR' } })).quoteId,
      'chk_4',
    )
  })

  it('expires with the reservation, which may be extended and never shortened', async () => {
    const extend = async (expiresAt: string) =>
      unwrap(await api.pricing.extendQuote({ quoteId: 'chk_4', expiresAt }, inside())).expiresAt
    assert.equal(await extend('2026-06-01T13:00:00.000Z'), '2026-06-01T13:00:00.000Z')
    assert.equal(await extend('2026-06-01T12:00:00.000Z'), '2026-06-01T13:00:00.000Z')
  })
})
