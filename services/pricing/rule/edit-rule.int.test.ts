import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { loadPricing } from '../load-pricing.ts'
import { seedPricing } from '../seed-pricing.ts'
import { openPricing } from '../testing/open-pricing.ts'

const shop = await openPricing({ after })
const { api, call } = shop
const failed = (code: string) => (error: unknown) => isPlatformError(error) && error.code === code

describe('rules of pricing', () => {
  it('have one winner of two editors who saw the same version', async () => {
    const { id, version, updatedAt: _, ...promotion } = await shop.promotion()
    const results = await Promise.allSettled(
      ['a', 'b'].map(name => api.replacePromotion({ ...promotion, id, name }, call({ ifMatch: version }))),
    )
    const lost = results.filter(({ status }) => status === 'rejected')
    assert.equal(lost.length, 1)
    assert.ok(lost[0]?.status === 'rejected' && isPlatformError(lost[0].reason, 'precondition_failed'))
    assert.equal(unwrap(await api.getPromotion({ id }, call())).version, 2)
  })

  it('leave an audit row and an event with every write', async () => {
    const created = unwrap(await api.createTaxRate({ name: 'MwSt', country: 'DE', ratePpm: 190_000 }, call()))
    const { id, updatedAt: _, version, ...rate } = created
    unwrap(await api.replaceTaxRate({ id, ...rate, ratePpm: 160_000 }, call({ ifMatch: version })))
    unwrap(await api.deleteTaxRate({ id }, call({ ifMatch: 2 })))
    const { items } = unwrap(await api.listPricingAudit({ entity: id }, call()))
    assert.deepEqual(
      items.map(({ action, actor }) => `${actor} ${action}`),
      ['key:test tax-rate.deleted', 'key:test tax-rate.replaced', 'key:test tax-rate.created'],
    )
    assert.deepEqual(
      (await shop.events())
        .filter(({ aggregateId }) => aggregateId === id)
        .map(event => event.aggregateVersion),
      [1, 2, 3],
    )
    await assert.rejects(api.getTaxRate({ id }, call()), failed('not_found'))
  })

  it('are refused with every problem named by its pointer', async () => {
    const twice = [
      { currency: 'EUR', amount: 1 },
      { currency: 'EUR', amount: 2 },
    ]
    const refused = await api.createPromotion(
      {
        ...{
          name: 'x',
          labels: { en: 'x' },
          startsAt: '2026-02-01T00:00:00Z',
          endsAt: '2026-01-01T00:00:00Z',
        },
        effect: { kind: 'amount-off', per: 'order', amounts: twice },
      },
      call(),
    )
    assert.deepEqual(refused.ok === false && refused.error.data?.problems.map(({ pointer }) => pointer), [
      '/endsAt',
      '/effect/amounts/1/currency',
    ])
  })

  it('of the list of prices move its version with its entries', async () => {
    const { id, version } = unwrap(await api.createPriceList({ name: 'Trade', currency: 'EUR' }, call()))
    const set = [1, 10].map(minQuantity => ({ sku: 'MUG', minQuantity, amount: 1000 - minQuantity }))
    const after = unwrap(await api.setPriceListEntries({ id, set }, call({ ifMatch: version })))
    assert.equal(after.version, 2)
    const remove = [{ sku: 'MUG', minQuantity: 1 }]
    await assert.rejects(
      api.setPriceListEntries({ id, remove }, call({ ifMatch: 1 })),
      failed('precondition_failed'),
    )
    unwrap(await api.setPriceListEntries({ id, remove }, call()))
    const { items } = unwrap(await api.listPriceListEntries({ id }, call()))
    assert.deepEqual(items, [{ sku: 'MUG', minQuantity: 10, amount: 990 }])
    unwrap(await api.deletePriceList({ id }, call({ ifMatch: 3 })))
    await assert.rejects(api.listPriceListEntries({ id }, call()), failed('not_found'))
  })

  it('keep coupons countable: a promotion with coupons and a used coupon stay', async () => {
    const { code, promotionId, version } = await shop.coupon('KEEP')
    const promotion = await api.deletePromotion({ id: promotionId }, call({ ifMatch: 1 }))
    assert.equal(promotion.ok === false && promotion.error.code, 'pricing_invalid')
    unwrap(await api.holdCoupons({ id: 'keep', codes: [code] }, shop.inside()))
    const coupon = await api.deleteCoupon({ code }, call({ ifMatch: version }))
    assert.equal(coupon.ok === false && coupon.error.code, 'pricing_invalid')
  })

  it('make a batch of coupons once under one key', async () => {
    const { id } = await shop.promotion({ needsCoupon: true })
    const make = () =>
      api.createCoupons(
        { promotionId: id, count: 50, prefix: 'vip-', usageLimit: 1 },
        call({ idempotencyKey: 'batch' }),
      )
    const { codes } = unwrap(await make())
    assert.deepEqual(unwrap(await make()).codes, codes)
    assert.ok(codes.length === 50 && codes.every(code => /^VIP-[A-Z2-9]{10}$/.test(code)))
    const page = unwrap(await api.listCoupons({ promotionId: id, limit: 40 }, call()))
    const rest = unwrap(await api.listCoupons({ promotionId: id, limit: 40, cursor: page.next! }, call()))
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ code }) => code),
      codes.toSorted(),
    )
  })

  it('of a market are put, then changed under their version', async () => {
    const market = { channel: 'default', currency: 'CHF', pricesIncludeTax: true, country: 'CH' }
    assert.equal(unwrap(await api.putMarket(market, call({ ifMatch: 0 }))).version, 1)
    assert.equal(unwrap(await api.putMarket({ ...market, country: 'LI' }, call({ ifMatch: 1 }))).version, 2)
    await assert.rejects(api.putMarket(market, call({ ifMatch: 1 })), failed('precondition_failed'))
  })

  it('that two people make at once is one’s; the other is told, and overwrites nothing', async () => {
    const { id: promotionId } = await shop.promotion({ needsCoupon: true })
    const market = { channel: 'twice', currency: 'CHF', pricesIncludeTax: true }
    const pairs = [
      [1, 2].map(usageLimit =>
        api.putCoupon({ code: 'TWICE', promotionId, usageLimit }, call({ ifMatch: 0 })),
      ),
      ['CH', 'LI'].map(country => api.putMarket({ ...market, country }, call({ ifMatch: 0 }))),
    ]
    for (const pair of pairs) {
      const made = await Promise.allSettled<unknown>(pair)
      assert.deepEqual(made.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      const late = made.find(answer => answer.status === 'rejected')
      assert.equal(late?.reason.code, 'precondition_failed')
    }
    assert.equal(unwrap(await api.getCoupon({ code: 'TWICE' }, call())).version, 1)
  })

  it('of the seed shop are loaded once, however often that is asked', async t => {
    const fresh = await openPricing(t)
    const deps = {
      db: fresh.db,
      clock: fresh.clock,
      ids: { next: (prefix: string) => `${prefix}_${crypto.randomUUID()}` },
    }
    for (let i = 0; i < 2; i += 1) await loadPricing(deps, seedPricing, 'seed')
    const zones = unwrap(await fresh.api.listShippingZones({}, fresh.call())).items
    assert.deepEqual(zones.map(({ id }) => id).sort(), ['zone_de', 'zone_eu', 'zone_far', 'zone_gb-ch'])
    assert.equal(unwrap(await fresh.api.getCoupon({ code: 'welcome10' }, fresh.call())).version, 1)
    const rates = unwrap(await fresh.api.listTaxRates({}, fresh.call())).items
    const promotions = unwrap(await fresh.api.listPromotions({}, fresh.call())).items
    assert.deepEqual(
      [rates.length, promotions.length],
      [seedPricing.taxRates?.length, seedPricing.promotions?.length],
    )
    for (const { id, ...input } of promotions) {
      const { version, updatedAt: _, ...promotion } = input
      unwrap(await fresh.api.replacePromotion({ id, ...promotion }, fresh.call({ ifMatch: version })))
    }
    for (const { id, ...input } of zones) {
      const { version, updatedAt: _, ...zone } = input
      unwrap(await fresh.api.replaceShippingZone({ id, ...zone }, fresh.call({ ifMatch: version })))
    }
  })

  it('are for staff: a customer reads none', async () => {
    const actor = { kind: 'customer' as const, id: 'cus_1', emailVerified: true }
    await assert.rejects(api.listPromotions({}, newCall({ actor, clock: shop.clock })), failed('forbidden'))
  })
})
