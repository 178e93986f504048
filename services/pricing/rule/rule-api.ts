import { pricingContract } from '@stoa/contracts/pricing'
import type { Call } from '@stoa/kernel/call'
import type { Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { hasCoupons } from '../coupon/coupon-store.ts'
import type { PricingDeps } from '../deps.ts'
import { listPriceListEntries, setPriceListEntries } from '../price-list/edit-entries.ts'
import { clearEntries } from '../price-list/entry-store.ts'
import { createRule, type Invalid, invalid, removeRule, replaceRule, type Stored } from './edit-rule.ts'
import { listMarkets, putMarket } from './put-market.ts'
import { getRule, pageOfRules } from './read-rules.ts'
import type { Documents } from './rule.ts'
import { lockRule } from './rule-store.ts'

const of = <const M extends keyof (typeof pricingContract)['methods']>(deps: PricingDeps, method: M) => ({
  contract: pricingContract,
  method,
  clock: deps.clock,
})

export const priceListApi = (deps: PricingDeps) => ({
  listPriceLists: pageOfRules(deps, 'price-list'),
  getPriceList: getRule(deps, 'price-list'),
  createPriceList: command(deps.db, of(deps, 'createPriceList'), createRule(deps, 'price-list')),
  replacePriceList: command(deps.db, of(deps, 'replacePriceList'), replaceRule(deps, 'price-list')),
  deletePriceList: command(deps.db, of(deps, 'deletePriceList'), async (tx, input, call) => {
    const removed = await removeRule(deps, 'price-list')(tx, input, call)
    await clearEntries(tx, input.id)
    return removed
  }),
  listPriceListEntries: listPriceListEntries(deps),
  setPriceListEntries: setPriceListEntries(deps),
})

type Write<I extends Documents['promotion']> = (
  tx: Tx,
  input: I,
  call: Call,
) => Promise<Result<Stored<'promotion'>, Invalid>>

/** Locked, so that nobody deletes the campaign meanwhile. */
const inCampaign =
  <I extends Documents['promotion']>(write: Write<I>): Write<I> =>
  async (tx, input, call) => {
    const { campaignId } = input
    return campaignId === undefined || (await lockRule(tx, 'campaign', campaignId))
      ? write(tx, input, call)
      : invalid([{ pointer: '/campaignId', detail: `There is no campaign ${campaignId}` }])
  }

export const promotionApi = (deps: PricingDeps) => ({
  listPromotions: pageOfRules(deps, 'promotion'),
  getPromotion: getRule(deps, 'promotion'),
  createPromotion: command(deps.db, of(deps, 'createPromotion'), inCampaign(createRule(deps, 'promotion'))),
  replacePromotion: command(
    deps.db,
    of(deps, 'replacePromotion'),
    inCampaign(replaceRule(deps, 'promotion')),
  ),
  deletePromotion: command(deps.db, of(deps, 'deletePromotion'), async (tx, input, call) =>
    (await hasCoupons(tx, input.id))
      ? invalid([{ pointer: '/id', detail: `${input.id} has coupons: end it instead` }])
      : removeRule(deps, 'promotion')(tx, input, call),
  ),
})

export const taxRateApi = (deps: PricingDeps) => ({
  listTaxRates: pageOfRules(deps, 'tax-rate'),
  getTaxRate: getRule(deps, 'tax-rate'),
  createTaxRate: command(deps.db, of(deps, 'createTaxRate'), createRule(deps, 'tax-rate')),
  replaceTaxRate: command(deps.db, of(deps, 'replaceTaxRate'), replaceRule(deps, 'tax-rate')),
  deleteTaxRate: command(deps.db, of(deps, 'deleteTaxRate'), removeRule(deps, 'tax-rate')),
})

export const zoneApi = (deps: PricingDeps) => ({
  listShippingZones: pageOfRules(deps, 'shipping-zone'),
  getShippingZone: getRule(deps, 'shipping-zone'),
  createShippingZone: command(deps.db, of(deps, 'createShippingZone'), createRule(deps, 'shipping-zone')),
  replaceShippingZone: command(deps.db, of(deps, 'replaceShippingZone'), replaceRule(deps, 'shipping-zone')),
  deleteShippingZone: command(deps.db, of(deps, 'deleteShippingZone'), removeRule(deps, 'shipping-zone')),
})

export const marketApi = (deps: PricingDeps) => ({
  listMarkets: listMarkets(deps),
  putMarket: putMarket(deps),
})
