import { type Queries, statement } from '@stoa/platform/db'
import type { CampaignFact } from '../campaign/campaign-state.ts'

export type Entry = { listId: string; sku: string; minQuantity: number; amount: number }
export type CouponFact = {
  code: string
  promotionId: string
  active: boolean
  startsAt?: string
  endsAt?: string
  usageLimit?: number
  customerLimit?: number
  uses: number
  customerUses: number
}
/** What a quote depends on beside the book: read by one statement, so as of one moment. */
export type Facts = {
  revision: number
  entries: Entry[]
  coupons: CouponFact[]
  campaigns: CampaignFact[]
  customerGroup: string | null
}

const readFacts = statement<Facts>(
  'pricing.read-facts',
  `select (select revision from book) as revision,
     (select coalesce(jsonb_agg(jsonb_build_object('listId', list_id, 'sku', sku, 'minQuantity', min_quantity,
                                                   'amount', amount)), '[]')
        from price_list_entries where sku = any($1)) as entries,
     (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'code', code, 'promotionId', promotion_id, 'active', active, 'usageLimit', usage_limit,
               'customerLimit', customer_limit, 'startsAt', starts_at, 'endsAt', ends_at, 'uses', uses,
               'customerUses', (select count(*) from coupon_uses used
                                 where used.code = coupons.code and used.customer_id = $3)))), '[]')
        from coupons where code = any($2)) as coupons,
     (select coalesce(jsonb_agg(jsonb_build_object(
               'campaignId', campaign_id, 'uses', uses, 'spent', spent,
               'customerUses', (select count(*) from campaign_uses used
                                 where used.campaign_id = money.campaign_id and used.customer_id = $3))), '[]')
        from campaign_spending money where campaign_id = any($4)) as campaigns,
     (select customer_group from customer_groups where customer_id = $3) as "customerGroup"`,
)

export const findFacts = (
  db: Queries,
  skus: readonly string[],
  codes: readonly string[],
  customerId: string | undefined,
  campaigns: readonly string[],
) => db.one(readFacts, [skus, codes, customerId ?? null, campaigns])
