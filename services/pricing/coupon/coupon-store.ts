import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type CouponRow = {
  code: string
  promotionId: string
  usageLimit: number | null
  customerLimit: number | null
  active: boolean
  startsAt: string | null
  endsAt: string | null
  uses: number
  version: number
  updatedAt: string
}
export type CouponWrite = Omit<CouponRow, 'uses' | 'version' | 'updatedAt'>

const columns = `code, promotion_id as "promotionId", usage_limit as "usageLimit", customer_limit as "customerLimit", active,
  starts_at as "startsAt", ends_at as "endsAt", uses, version, updated_at as "updatedAt"`
const findOne = statement<CouponRow>('pricing.find-coupon', `select ${columns} from coupons where code = $1`)
const lockOne = statement<CouponRow>(
  'pricing.lock-coupon',
  `select ${columns} from coupons where code = $1 for update`,
)
const page = statement<CouponRow>(
  'pricing.list-coupons',
  `select ${columns} from coupons where ($1::text is null or promotion_id = $1) and code > $2 order by code limit $3`,
)
const insertOne = statement<CouponRow>(
  'pricing.insert-coupon',
  `insert into coupons (code, promotion_id, usage_limit, customer_limit, active, starts_at, ends_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
)
const updateOne = statement<CouponRow>(
  'pricing.update-coupon',
  `update coupons set promotion_id = $2, usage_limit = $3, customer_limit = $4, active = $5,
     starts_at = $6, ends_at = $7, updated_at = $8, version = version + 1
   where code = $1 returning ${columns}`,
)
const insertMany = statement<{ code: string }>(
  'pricing.insert-coupons',
  `insert into coupons (code, promotion_id, usage_limit, customer_limit, active, starts_at, ends_at, updated_at)
   select code, $2, $3, $4, $5, $6, $7, $8 from unnest($1::text[]) as code on conflict do nothing returning code`,
)
const deleteOne = statement<void>('pricing.delete-coupon', 'delete from coupons where code = $1')
const ofPromotion = statement<{ some: boolean }>(
  'pricing.promotion-has-coupons',
  'select exists (select from coupons where promotion_id = $1) as some',
)
const everUsed = statement<{ some: boolean }>(
  'pricing.coupon-was-used',
  'select exists (select from coupon_uses where code = $1) as some',
)

const values = (coupon: Omit<CouponWrite, 'code'>, at: string) => [
  coupon.promotionId,
  coupon.usageLimit,
  coupon.customerLimit,
  coupon.active,
  coupon.startsAt,
  coupon.endsAt,
  at,
]

export const findCoupon = (db: Queries, code: string) => db.maybe(findOne, [code])
export const lockCoupon = (tx: Tx, code: string) => tx.maybe(lockOne, [code])
export const listCoupons = (db: Queries, promotionId: string | null, after: string, limit: number) =>
  db.all(page, [promotionId, after, limit])
export const insertCoupon = (tx: Tx, { code, ...coupon }: CouponWrite, at: string) =>
  tx.one(insertOne, [code, ...values(coupon, at)])
export const updateCoupon = (tx: Tx, { code, ...coupon }: CouponWrite, at: string) =>
  tx.one(updateOne, [code, ...values(coupon, at)])
export const insertCoupons = (
  tx: Tx,
  codes: readonly string[],
  coupon: Omit<CouponWrite, 'code'>,
  at: string,
) => tx.all(insertMany, [codes, ...values(coupon, at)])
export const deleteCoupon = (tx: Tx, code: string) => tx.run(deleteOne, [code])
export const hasCoupons = async (tx: Tx, promotionId: string) =>
  (await tx.one(ofPromotion, [promotionId])).some
export const wasUsed = async (tx: Tx, code: string) => (await tx.one(everUsed, [code])).some
