import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { PricingDeps } from '../deps.ts'
import { nextPage } from '../rule/read-rules.ts'
import * as store from './coupon-store.ts'
import { couponOf, unknownCoupon } from './edit-coupons.ts'

type Pricing = typeof pricingContract
const Place = Type.Object({ after: Type.String() })

export const getCoupon =
  ({ db }: PricingDeps): Handler<Pricing, 'getCoupon'> =>
  async ({ code }) => {
    const row = await store.findCoupon(db, code.toUpperCase())
    if (!row) throw unknownCoupon(code)
    return ok(couponOf(row))
  }

export const listCoupons =
  ({ db, cursorKey }: PricingDeps): Handler<Pricing, 'listCoupons'> =>
  async ({ promotionId, limit = 20, cursor }) => {
    const after = cursor === undefined ? '' : decodeCursor(cursorKey, cursor, Place).after
    const rows = await store.listCoupons(db, promotionId ?? null, after, limit + 1)
    return ok(nextPage(cursorKey, rows.map(couponOf), limit, ({ code }) => ({ after: code })))
  }
