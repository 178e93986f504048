import { subtract } from '@stoa/kernel/money'
import type { Candidates } from '../promotion/candidates.ts'
import type { Plan } from '../promotion/plan.ts'
import { chargeOf, type Freight } from '../shipping/choose-shipping.ts'
import { inLanguage } from './basket.ts'
import type { CouponResult, Quote, QuoteInput } from './words.ts'

export function discountsOf(
  plan: Plan,
  { chosen }: Freight,
  language: string | undefined,
): Quote['discounts'] {
  const waived = chosen?.waiver && {
    ...chosen.waiver,
    amount: subtract(chosen.price, chargeOf(chosen)),
  }
  const told = (
    { promotion, coupon, amount }: Pick<Plan['applied'][number], 'promotion' | 'coupon' | 'amount'>,
    on: string,
  ) => ({
    promotionId: promotion.id,
    label: inLanguage(promotion.labels, language),
    ...(coupon !== undefined && { coupon }),
    ...(promotion.campaignId !== undefined && { campaignId: promotion.campaignId }),
    ...{ on, amount },
  })
  return [
    ...plan.applied.map(applied => told(applied, 'items')),
    ...(waived && waived.amount.amount > 0 ? [told(waived, 'shipping')] : []),
  ]
}

/** A coupon that opened a promotion which then took nothing off was superseded by another, or found nothing to reduce. */
export function couponResults(
  { coupons = [] }: QuoteInput,
  plan: Plan,
  { promotions, refusals }: Candidates,
  language: string | undefined,
): CouponResult[] {
  const used = [...plan.applied, ...plan.waivers]
  return distinctCodes(coupons).map(code => {
    const refusal = refusals.get(code)
    if (refusal !== undefined) return { code, status: refusal }
    const promotion = promotions.find(({ coupon }) => coupon === code)?.promotion
    if (!promotion) return { code, status: 'not_applicable' }
    const status = used.some(({ coupon }) => coupon === code)
      ? 'applied'
      : plan.applied.length + plan.waivers.length > 0
        ? 'superseded'
        : 'not_applicable'
    return { code, status, label: inLanguage(promotion.labels, language), promotionId: promotion.id }
  })
}

/** Upper and lower case are the same coupon. */
export const distinctCodes = (codes: readonly string[]): string[] => [
  ...new Set(codes.map(code => code.toUpperCase())),
]
