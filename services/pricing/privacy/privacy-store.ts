import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type CustomerData = {
  customerGroup: string | null
  couponUses: { code: string; at: string }[]
  campaignUses: { campaignId: string; at: string }[]
  quotes: string[]
}

const setGroup = statement<void>(
  'pricing.set-customer-group',
  `insert into customer_groups as known (customer_id, customer_group, version) values ($1, $2, $3)
   on conflict (customer_id) do update set customer_group = excluded.customer_group, version = excluded.version
     where known.version < excluded.version`,
)
const dropGroup = statement<void>(
  'pricing.drop-customer-group',
  'delete from customer_groups where customer_id = $1',
)
const forgetUses = statement<void>(
  'pricing.forget-coupon-uses',
  'update coupon_uses set customer_id = null where customer_id = $1',
)
const forgetCampaignUses = statement<void>(
  'pricing.forget-campaign-uses',
  'update campaign_uses set customer_id = null where customer_id = $1',
)
const forgetQuotes = statement<void>(
  'pricing.forget-quotes',
  `update quotes set customer_id = null, document = document - 'customerId' where customer_id = $1`,
)
const readData = statement<CustomerData>(
  'pricing.read-customer',
  `select (select customer_group from customer_groups where customer_id = $1) as "customerGroup",
     (select coalesce(jsonb_agg(jsonb_build_object('code', used.code, 'at', hold.at) order by hold.at), '[]')
        from coupon_uses used join coupon_holds hold on hold.id = used.hold_id
       where used.customer_id = $1) as "couponUses",
     (select coalesce(jsonb_agg(jsonb_build_object('campaignId', used.campaign_id, 'at', hold.at) order by hold.at), '[]')
        from campaign_uses used join coupon_holds hold on hold.id = used.hold_id
       where used.customer_id = $1) as "campaignUses",
     array(select id from quotes where customer_id = $1 order by id) as quotes`,
)

export const setCustomerGroup = (tx: Tx, customerId: string, group: string | undefined, version: number) =>
  tx.run(setGroup, [customerId, group ?? null, version])

/** A coupon and a campaign stay used; by whom is forgotten. */
export async function forgetCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.run(dropGroup, [customerId])
  await tx.run(forgetUses, [customerId])
  await tx.run(forgetCampaignUses, [customerId])
  await tx.run(forgetQuotes, [customerId])
}

export const readCustomer = (db: Queries, customerId: string) => db.one(readData, [customerId])
