import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type AlertRow = {
  readonly id: string
  readonly sku: string
  readonly addressHash: string
  readonly address: string | null
  readonly customerId: string | null
  readonly language: string
  readonly status: 'unconfirmed' | 'waiting' | 'told'
  readonly round: number
  readonly createdAt: string
  readonly expiresAt: string
}
export type NewAlert = Pick<
  AlertRow,
  'id' | 'sku' | 'addressHash' | 'address' | 'customerId' | 'language'
> & {
  readonly channel: string
}

const columns = `id, sku, address_hash as "addressHash", address, customer_id as "customerId", language, status, round,
  created_at as "createdAt", expires_at as "expiresAt"`
const insert = `insert into stock_alerts (id, sku, address_hash, address, customer_id, language, channel, status, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (sku, address_hash) where status <> 'told'`

/** What a stranger asks touches nobody who has confirmed: it comes to the same row, and leaves it as it is. */
const ask = statement<{ id: string }>(
  'notifications.ask-stock-alert',
  `${insert} do update set
     language = case stock_alerts.status when 'waiting' then stock_alerts.language else excluded.language end,
     expires_at = greatest(stock_alerts.expires_at, excluded.expires_at)
   returning id`,
)
const subscribe = statement<{ id: string }>(
  'notifications.subscribe-stock-alert',
  `${insert} do update set status = excluded.status, customer_id = excluded.customer_id, address = excluded.address,
     language = excluded.language, expires_at = excluded.expires_at
   returning id`,
)
/** Once a day for one wish, and five a day for one address, whatever somebody asks in its name. */
const takeAsking = statement<AlertRow>(
  'notifications.take-asking',
  `update stock_alerts set asked_at = $2
    where id = $1 and status = 'unconfirmed' and (asked_at is null or asked_at <= $3) and expires_at > $2
      and (select count(*) from stock_alerts other
            where other.address_hash = stock_alerts.address_hash and other.asked_at > $3) < $4
   returning ${columns}`,
)
const find = statement<AlertRow>(
  'notifications.find-stock-alert',
  `select ${columns} from stock_alerts where id = $1 and expires_at > $2`,
)
const confirm = statement<AlertRow>(
  'notifications.confirm-stock-alert',
  `update stock_alerts set status = 'waiting', expires_at = $3
    where id = $1 and status = 'unconfirmed' and expires_at > $2 returning ${columns}`,
)
const remove = statement('notifications.delete-stock-alert', 'delete from stock_alerts where id = $1')
const removeOwn = statement(
  'notifications.delete-own-stock-alert',
  'delete from stock_alerts where id = $1 and customer_id = $2',
)
const removeOf = statement(
  'notifications.forget-stock-alerts',
  'delete from stock_alerts where customer_id = $1',
)
const listOf = statement<AlertRow>(
  'notifications.list-stock-alerts',
  `select ${columns} from stock_alerts where customer_id = $1 and status = 'waiting' and expires_at > $2 and id < $3
    order by id desc limit $4`,
)
const exportOf = statement<object>(
  'notifications.stock-alerts-of-customer',
  `select id, sku, address, language, status, created_at as "createdAt", expires_at as "expiresAt"
     from stock_alerts where customer_id = $1 order by id`,
)
const count = statement<Wanted>(
  'notifications.count-stock-alerts',
  `select sku, count(*)::integer as waiting, max(created_at) as "newestAt" from stock_alerts
    where status = 'waiting' and expires_at > $1 and ($2::text is null or sku = $2)
    group by sku having count(*) < $3 or count(*) = $3 and sku > $4
    order by waiting desc, sku limit $5`,
)

export type Wanted = { readonly sku: string; readonly waiting: number; readonly newestAt: string }
type Times = { readonly now: string; readonly until: string }

const values = (alert: NewAlert, status: AlertRow['status'], { now, until }: Times) => {
  const { id, sku, addressHash, address, customerId, language, channel } = alert
  return [id, sku, addressHash, address, customerId, language, channel, status, now, until]
}

export const askAlert = (tx: Tx, alert: NewAlert, times: Times) =>
  tx.one(ask, values(alert, 'unconfirmed', times))
export const subscribeAlert = (tx: Tx, alert: NewAlert, times: Times) =>
  tx.one(subscribe, values(alert, 'waiting', times))
export const takeAskingAlert = (tx: Tx, id: string, now: string, since: string, mostADay: number) =>
  tx.maybe(takeAsking, [id, now, since, mostADay])
export const findAlert = (db: Queries, id: string, now: string) => db.maybe(find, [id, now])
export const confirmAlert = (tx: Tx, id: string, { now, until }: Times) => tx.maybe(confirm, [id, now, until])
export const removeAlert = (db: Queries, id: string) => db.run(remove, [id])
export const removeOwnAlert = (db: Queries, id: string, customerId: string) =>
  db.run(removeOwn, [id, customerId])
export const forgetAlerts = (tx: Tx, customerId: string) => tx.run(removeOf, [customerId])
export const findAlertsOf = (db: Queries, customerId: string) => db.all(exportOf, [customerId])
export const listAlertsOf = (
  db: Queries,
  customerId: string,
  page: { readonly now: string; readonly before: string; readonly limit: number },
) => db.all(listOf, [customerId, page.now, page.before, page.limit])
export const countAlerts = (
  db: Queries,
  sku: string | undefined,
  page: { readonly now: string; readonly waiting: number; readonly after: string; readonly limit: number },
) => db.all(count, [page.now, sku ?? null, page.waiting, page.after, page.limit])
