import { type Queries, statement } from '@stoa/platform/db'

const breaches = statement<{ breach: string }>(
  'pricing.invariants',
  `select format('coupon %s says %s uses, its holds say %s', coupons.code, uses, count(used.code)) as breach
     from coupons left join coupon_uses used using (code) group by coupons.code having uses <> count(used.code)
   union all
   select format('campaign %s says %s uses, its holds say %s', campaign_id, money.uses, count(used.hold_id))
     from campaign_spending money left join campaign_uses used using (campaign_id)
    group by campaign_id having money.uses <> count(used.hold_id)
   union all
   select format('campaign %s says %s %s spent, its holds say %s', campaign_id, said.amount, currency, held.amount)
     from (select campaign_id, currency, amount::bigint as amount
             from campaign_spending, jsonb_each_text(spent) as one (currency, amount)) said
     full join (select campaign_id, currency, sum(amount) as amount from campaign_uses group by 1, 2) held
          using (campaign_id, currency)
    where coalesce(said.amount, 0) <> coalesce(held.amount, 0)
   union all
   select format('%s was released and holds %s', hold.id, used.campaign_id)
     from campaign_uses used join coupon_holds hold on hold.id = used.hold_id where hold.status = 'released'`,
)

/** What must hold at any time: what coupons and campaigns have given is the sum of what is held and committed of them. */
export const findBreaches = async (db: Queries): Promise<string[]> =>
  (await db.all(breaches)).map(({ breach }) => breach)
