import type { pricingContract } from '@stoa/contracts/pricing'
import type { Api } from '@stoa/kernel/contract'
import type { DeadLettersApi, FeedApi } from '@stoa/platform/events'
import { campaignApi } from './campaign/campaign-api.ts'
import * as editCoupons from './coupon/edit-coupons.ts'
import * as holds from './coupon/hold-coupons.ts'
import * as readCoupons from './coupon/read-coupons.ts'
import type { PricingDeps } from './deps.ts'
import { previewPromotion } from './promotion/preview-promotion.ts'
import * as frozen from './quote/freeze-quote.ts'
import { createPriceCart } from './quote/price-cart.ts'
import { getPrices, quote } from './quote/quote.ts'
import { listPricingAudit } from './rule/list-audit.ts'
import { marketApi, priceListApi, promotionApi, taxRateApi, zoneApi } from './rule/rule-api.ts'

export function pricingApi(
  deps: PricingDeps,
): Omit<Api<typeof pricingContract>, keyof (FeedApi & DeadLettersApi)> {
  const priceCart = createPriceCart(deps)
  return {
    getPrices: getPrices(deps, priceCart),
    quote: quote(priceCart),
    freezeQuote: frozen.freezeQuote(deps, priceCart),
    extendQuote: frozen.extendQuote(deps),
    getQuote: frozen.getQuote(deps),
    holdCoupons: holds.holdCoupons(deps),
    commitCoupons: holds.commitCoupons(deps),
    releaseCoupons: holds.releaseCoupons(deps),
    ...priceListApi(deps),
    ...campaignApi(deps),
    ...promotionApi(deps),
    previewPromotion: previewPromotion(priceCart),
    listCoupons: readCoupons.listCoupons(deps),
    getCoupon: readCoupons.getCoupon(deps),
    putCoupon: editCoupons.putCoupon(deps),
    createCoupons: editCoupons.createCoupons(deps),
    deleteCoupon: editCoupons.deleteCoupon(deps),
    ...taxRateApi(deps),
    ...zoneApi(deps),
    ...marketApi(deps),
    listPricingAudit: listPricingAudit(deps),
  }
}
