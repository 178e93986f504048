import { type Queries, statement, type Tx } from '@stoa/platform/db'

type Told = {
  readonly id: string
  readonly customerId: string | null
  readonly round: number
}

const any = statement<{ waits: boolean }>(
  'notifications.waits-for-stock',
  `select exists (select 1 from stock_alerts where sku = $1 and status = 'waiting' and expires_at > $2) as waits`,
)
/** Whoever takes it queues its mail in the same transaction; others pass it by. */
const take = statement<Told>(
  'notifications.take-stock-alerts',
  `with due as (
     select id as due_id from stock_alerts where sku = $1 and status = 'waiting' and expires_at > $2
      order by id limit $4 for update skip locked)
   update stock_alerts set status = 'told', round = round + 1, expires_at = $3 from due where id = due_id
   returning id, customer_id as "customerId", round`,
)
/** Meanwhile the same person may have asked anew: one wish is enough. */
const clear = statement(
  'notifications.clear-stock-alert',
  `delete from stock_alerts other using stock_alerts mine
    where mine.id = $1 and mine.status = 'told' and mine.round = $2 and other.id <> mine.id
      and other.sku = mine.sku and other.address_hash = mine.address_hash and other.status <> 'told'`,
)
const back = statement(
  'notifications.wait-again',
  `update stock_alerts set status = 'waiting', expires_at = $3 where id = $1 and status = 'told' and round = $2`,
)
const prune = statement('notifications.prune-stock-alerts', 'delete from stock_alerts where expires_at <= $1')

export const anybodyWaits = async (tx: Tx, sku: string, now: string): Promise<boolean> =>
  (await tx.one(any, [sku, now])).waits
type Portion = { readonly now: string; readonly until: string; readonly limit: number }
export const takeAlerts = (tx: Tx, sku: string, { now, until, limit }: Portion) =>
  tx.all(take, [sku, now, until, limit])
export async function waitAgain(tx: Tx, id: string, round: number, until: string): Promise<void> {
  await tx.run(clear, [id, round])
  await tx.run(back, [id, round, until])
}
export const pruneAlerts = (db: Queries, now: string) => db.run(prune, [now])
