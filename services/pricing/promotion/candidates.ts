import type { Book } from '../book/book.ts'
import type { Campaigns, Room } from '../campaign/campaign-state.ts'
import type { Basket } from '../quote/basket.ts'
import type { CouponFact } from '../quote/facts.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { isRunning } from '../rule/rule.ts'
import { isEarned, isFor } from './conditions.ts'

export type Promotion = Stored<'promotion'>
export type Candidate = { readonly promotion: Promotion; readonly coupon: string | undefined }
/** Why a coupon does not count; those that do have no refusal yet. */
export type Refusals = ReadonlyMap<string, string>

export type Candidates = {
  readonly promotions: readonly Candidate[]
  readonly refusals: Refusals
  readonly room: Room
}

/** What could be applied to the cart, in the order of application, and why the other coupons cannot. */
export function findCandidates(
  { promotions }: Pick<Book, 'promotions'>,
  basket: Basket,
  coupons: {
    readonly codes: readonly string[]
    readonly facts: readonly CouponFact[]
    readonly signedIn: boolean
  },
  campaigns: Campaigns,
): Candidates {
  const refusals = new Map<string, string>()
  const opened = new Map<string, string>()
  for (const code of coupons.codes) {
    const fact = coupons.facts.find(coupon => coupon.code === code)
    const promotion = promotions.find(({ id }) => id === fact?.promotionId)
    const refusal =
      !fact || !promotion
        ? 'unknown'
        : (refusalOf(fact, promotion, basket, coupons.signedIn) ?? outOf(campaigns, promotion))
    if (refusal) refusals.set(code, refusal)
    else if (promotion && opened.has(promotion.id)) refusals.set(code, 'superseded')
    else if (promotion) opened.set(promotion.id, code)
  }
  const found = promotions
    .filter(promotion => !promotion.needsCoupon || opened.has(promotion.id))
    .filter(promotion => outOf(campaigns, promotion) === undefined)
    .filter(promotion => isFor(promotion, basket) && isEarned(promotion, basket))
    .map(promotion => ({ promotion, coupon: promotion.needsCoupon ? opened.get(promotion.id) : undefined }))
  return { promotions: found.toSorted(inOrder), refusals, room: campaigns.room }
}

const outOf = (campaigns: Campaigns, { campaignId }: Promotion): string | undefined =>
  campaignId === undefined ? undefined : campaigns.refusalOf(campaignId)

function refusalOf(coupon: CouponFact, promotion: Promotion, basket: Basket, signedIn: boolean) {
  if (!isRunning(coupon, basket.now) || !isRunning(promotion, basket.now)) return 'inactive'
  if (coupon.usageLimit !== undefined && coupon.uses >= coupon.usageLimit) return 'used_up'
  if (coupon.customerLimit !== undefined && !signedIn) return 'sign_in_required'
  if (coupon.customerLimit !== undefined && coupon.customerUses >= coupon.customerLimit)
    return 'used_by_customer'
  return isFor(promotion, basket) && isEarned(promotion, basket) ? undefined : 'not_applicable'
}

const inOrder = (a: Candidate, b: Candidate): number =>
  (a.promotion.priority ?? 100) - (b.promotion.priority ?? 100) || (a.promotion.id < b.promotion.id ? -1 : 1)
