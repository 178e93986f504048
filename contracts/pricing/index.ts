import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import { feedMethods } from '@stoa/kernel/feed'
import { listPricingAudit } from './audit.ts'
import * as campaigns from './campaigns.ts'
import * as couponUses from './coupon-uses.ts'
import * as events from './events.ts'
import { listMarkets, putMarket } from './markets.ts'
import * as priceLists from './price-lists.ts'
import * as promotions from './promotions.ts'
import * as quotes from './quotes.ts'
import * as zones from './shipping-zones.ts'
import * as taxRates from './tax-rates.ts'

export { PricingAuditEntry } from './audit.ts'
export { Campaign, CampaignInput } from './campaign.ts'
export { Coupon, CouponInput } from './coupon.ts'
export * from './events.ts'
export { Market } from './markets.ts'
export { Conditions, Effect, Promotion, PromotionInput, Target } from './promotion.ts'
export * from './quote.ts'

const { PriceList, PriceListEntry, PriceListInput, ...priceListMethods } = priceLists
const { ShippingMethod, ShippingPlace, ShippingRate, ShippingZone, ShippingZoneInput, ...zoneMethods } = zones
const { TaxRate, TaxRateInput, ...taxRateMethods } = taxRates
const { CouponHold, ...couponUseMethods } = couponUses

export {
  CouponHold,
  PriceList,
  PriceListEntry,
  PriceListInput,
  ShippingMethod,
  ShippingPlace,
  ShippingRate,
  ShippingZone,
  ShippingZoneInput,
  TaxRate,
  TaxRateInput,
}

export const pricingContract = defineContract('pricing', {
  methods: {
    ...quotes,
    ...couponUseMethods,
    ...priceListMethods,
    ...campaigns,
    ...promotions,
    ...taxRateMethods,
    ...zoneMethods,
    listMarkets,
    putMarket,
    listPricingAudit,
    ...feedMethods,
    ...deadLetterMethods('pricing'),
  },
  events: { ...events },
})
