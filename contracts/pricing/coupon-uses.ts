import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { neighbours } from './access.ts'
import { Amount, CallerId, CampaignId, CouponCode, Currency } from './values.ts'

const CampaignUse = Type.Object({
  id: CampaignId,
  amount: { ...Amount, description: 'What its promotions take off the order' },
  currency: Currency,
})

export const CouponHold = Type.Object({
  id: CallerId,
  status: Type.Union([Type.Literal('held'), Type.Literal('committed'), Type.Literal('released')]),
  codes: Type.Array(CouponCode),
  campaigns: Type.Optional(Type.Array(CampaignUse)),
})

export const holdCoupons = defineMethod({
  ...neighbours,
  http: 'POST /v1/coupon-holds',
  summary: 'Take one use of each coupon and campaign for a checkout, all or none',
  description:
    'Limits and budgets hold under any concurrency. A hold lasts until it is committed or released: that is the saga of the checkout. Repeating a call with the same id, codes and campaigns repeats the answer. No codes at all is an empty hold.',
  input: Type.Object({
    id: CallerId,
    codes: Type.Array(CouponCode, { maxItems: 20 }),
    campaigns: Type.Optional(
      Type.Array(CampaignUse, { maxItems: 50, description: 'Each once: a use, and an amount of its budget' }),
    ),
    customerId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  }),
  output: CouponHold,
  errors: {
    coupon_refused: {
      status: 409,
      description: 'A coupon has no use left; nothing was held',
      data: Type.Object({
        code: CouponCode,
        reason: Type.String({
          description: 'unknown, inactive, used_up, used_by_customer or sign_in_required',
        }),
      }),
    },
    campaign_refused: {
      status: 409,
      description: 'A campaign cannot give this any more; nothing was held',
      data: Type.Object({
        campaignId: CampaignId,
        reason: Type.String({ description: 'spent, inactive, used_by_customer or sign_in_required' }),
      }),
    },
    hold_differs: { status: 409, description: 'This id already holds something else, or is no longer held' },
  },
  success: 201,
})

export const commitCoupons = defineMethod({
  ...neighbours,
  http: 'POST /v1/coupon-holds/:id/commit',
  summary: 'The held uses are final',
  description:
    'Repeating it changes nothing. A hold that is not known, as of no codes, is committed as well.',
  input: Type.Object({ id: CallerId }),
  output: CouponHold,
  errors: { hold_lost: { status: 409, description: 'It was released before' } },
})

export const releaseCoupons = defineMethod({
  ...neighbours,
  http: 'POST /v1/coupon-holds/:id/release',
  summary: 'Give the uses back, held or committed',
  description:
    'Releasing what is already free, or never was held, succeeds: an undo may run twice, or before its do.',
  input: Type.Object({ id: CallerId }),
  output: CouponHold,
})
