import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { PriceCart } from '../quote/price-cart.ts'
import { checkRule } from '../rule/check-rule.ts'
import { invalid } from '../rule/edit-rule.ts'

/** Sorts behind every stored id, so that of equal priorities it is applied last. */
const draft = { id: 'promo_zzzz-draft', version: 1, updatedAt: '1970-01-01T00:00:00.000Z' }

export const previewPromotion =
  ({ look, price }: PriceCart): Handler<typeof pricingContract, 'previewPromotion'> =>
  async ({ promotion, cart }, call) => {
    const problems = checkRule('promotion', promotion)
    if (problems.length > 0) return invalid(problems)
    const known = await look(cart, call)
    const { startsAt: _, endsAt: __, campaignId: ___, ...always } = promotion
    const shown = { ...always, ...draft, active: true, needsCoupon: false }
    const book = { ...known.book, promotions: [...known.book.promotions, shown] }
    return ok({
      without: await price(cart, known, call),
      with: await price(cart, { ...known, book }, call),
    })
  }
