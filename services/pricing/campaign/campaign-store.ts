import { type Queries, statement, type Tx } from '@stoa/platform/db'

/** Of one campaign: uses of orders and of open checkouts, and what they took off by currency. */
export type Spending = {
  readonly campaignId: string
  readonly uses: number
  readonly spent: Readonly<Record<string, number>>
}

const open = statement<void>(
  'pricing.open-spending',
  'insert into campaign_spending (campaign_id) values ($1) on conflict do nothing',
)
const close = statement<void>(
  'pricing.close-spending',
  'delete from campaign_spending where campaign_id = $1',
)
const read = statement<Spending>(
  'pricing.read-spending',
  'select campaign_id as "campaignId", uses, spent from campaign_spending where campaign_id = any($1)',
)
const lock = statement<{ uses: number }>(
  'pricing.lock-spending',
  'select uses from campaign_spending where campaign_id = $1 for update',
)
const promotionsOf = statement<{ id: string }>(
  'pricing.promotions-of-campaign',
  `select id from rules where kind = 'promotion' and document ->> 'campaignId' = $1
    order by id limit 20`,
)

export const openSpending = (tx: Tx, campaignId: string) => tx.run(open, [campaignId])
export const closeSpending = (tx: Tx, campaignId: string) => tx.run(close, [campaignId])
export const readSpending = (db: Queries, campaignIds: readonly string[]) => db.all(read, [campaignIds])
/** Whoever holds a use waits meanwhile. */
export const isUsed = async (tx: Tx, campaignId: string) =>
  ((await tx.maybe(lock, [campaignId]))?.uses ?? 0) > 0
export const findPromotionsOf = async (tx: Tx, campaignId: string) =>
  (await tx.all(promotionsOf, [campaignId])).map(({ id }) => id)
