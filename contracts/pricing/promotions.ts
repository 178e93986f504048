import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { Coupon, CouponInput } from './coupon.ts'
import { Promotion, PromotionInput } from './promotion.ts'
import { Quote, quoteInput } from './quote.ts'
import { CampaignId, CouponCode, invalid, PromotionId, pageInput, pageOf } from './values.ts'

const id = { id: PromotionId }
const code = { code: CouponCode }

export const listPromotions = defineMethod({
  ...readers,
  http: 'GET /v1/admin/promotions',
  summary: 'Promotions, the newest first',
  input: Type.Object({
    campaignId: Type.Optional({ ...CampaignId, description: 'Only those of this campaign' }),
    ...pageInput,
  }),
  output: pageOf(Promotion),
})

export const getPromotion = defineMethod({
  ...readers,
  http: 'GET /v1/admin/promotions/:id',
  summary: 'One promotion',
  input: Type.Object(id),
  output: Promotion,
  etag: true,
})

export const createPromotion = defineMethod({
  ...editors,
  http: 'POST /v1/admin/promotions',
  summary: 'Create a promotion',
  input: PromotionInput,
  output: Promotion,
  errors: invalid,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [
    {
      name: 'three for two',
      input: {
        name: 'Mugs 3 for 2',
        labels: { en: 'Three mugs for two' },
        effect: {
          kind: 'buy-x-get-y',
          buy: { tags: ['tea'] },
          buyQuantity: 2,
          get: { tags: ['tea'] },
          getQuantity: 1,
        },
      },
    },
  ],
})

export const replacePromotion = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/promotions/:id',
  summary: 'Change a promotion; what is left out falls back to its default',
  input: Type.Object({ ...id, ...PromotionInput.properties }),
  output: Promotion,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
})

export const deletePromotion = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/promotions/:id',
  summary: 'Delete a promotion',
  description: 'One that has coupons is refused: end it instead, their uses stay countable.',
  input: Type.Object(id),
  output: Type.Null(),
  errors: invalid,
  ifMatch: 'required',
  success: 204,
})

export const previewPromotion = defineMethod({
  ...readers,
  http: 'POST /v1/admin/promotions/preview',
  summary: 'What a cart would cost with a promotion that is not saved, and without it',
  description:
    'The promotion counts as active, needs no coupon and belongs to no campaign here; the others apply as they are.',
  input: Type.Object({ promotion: PromotionInput, cart: Type.Object(quoteInput) }),
  output: Type.Object({ without: Quote, with: Quote }),
  errors: invalid,
})

export const listCoupons = defineMethod({
  ...readers,
  http: 'GET /v1/admin/coupons',
  summary: 'Coupons, in order of code',
  input: Type.Object({ promotionId: Type.Optional(PromotionId), ...pageInput }),
  output: pageOf(Coupon),
})

export const getCoupon = defineMethod({
  ...readers,
  http: 'GET /v1/admin/coupons/:code',
  summary: 'One coupon, with how often it was used',
  input: Type.Object(code),
  output: Coupon,
  etag: true,
})

export const putCoupon = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/coupons/:code',
  summary: 'Create or change a coupon',
  description:
    'A limit below the uses there are stops further ones. `If-Match: "0"` says that there was none yet.',
  input: Type.Object({ ...code, ...CouponInput.properties }),
  output: Coupon,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
  examples: [
    { name: 'a hundred times', input: { code: 'WELCOME10', promotionId: 'promo_welcome', usageLimit: 100 } },
  ],
})

export const createCoupons = defineMethod({
  ...editors,
  http: 'POST /v1/admin/coupons',
  summary: 'Create a batch of coupons with codes that cannot be guessed',
  input: Type.Object({
    ...CouponInput.properties,
    count: Type.Integer({ minimum: 1, maximum: 10_000 }),
    prefix: Type.Optional({ ...CouponCode, maxLength: 20 }),
  }),
  output: Type.Object({ codes: Type.Array(CouponCode) }),
  errors: invalid,
  idempotency: 'required',
  success: 201,
})

export const deleteCoupon = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/coupons/:code',
  summary: 'Delete a coupon that was never used',
  input: Type.Object(code),
  output: Type.Null(),
  errors: invalid,
  ifMatch: 'required',
  success: 204,
})
