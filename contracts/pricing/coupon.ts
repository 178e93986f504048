import { Type } from 'typebox'
import { CouponCode, PromotionId, Quantity, Schedule, stored } from './values.ts'

const limits = {
  usageLimit: Type.Optional({ ...Quantity, description: 'Over all customers; without it no limit' }),
  customerLimit: Type.Optional({
    ...Quantity,
    description: 'For each customer; such a coupon needs a signed-in customer',
  }),
}

export const CouponInput = Type.Object({ promotionId: PromotionId, ...limits, ...Schedule })
export const Coupon = Type.Object({
  code: CouponCode,
  ...CouponInput.properties,
  uses: Type.Integer({ minimum: 0, description: 'Committed, and held by open checkouts' }),
  ...stored,
})
