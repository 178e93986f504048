import { createHash } from 'node:crypto'
import { type Queries, statement, type Tx } from '@stoa/platform/db'

const insert = statement(
  'orders.insert-link',
  `insert into order_links (id, order_id, version, expires_at) values ($1, $2, $3, $4)`,
)
/** Once: whoever is first holds the row, and the second finds it opened. */
const open = statement<{ orderId: string }>(
  'orders.open-link',
  `update order_links link set opened_at = $2 from orders
    where link.id = $1 and opened_at is null and expires_at > $2
      and orders.id = link.order_id and orders.link_version = link.version
   returning link.order_id as "orderId"`,
)
const grant = statement(
  'orders.grant-access',
  `insert into order_access (order_id, principal, granted_at) values ($1, $2, $3) on conflict do nothing`,
)
const byNumber = statement<{
  id: string
  number: string
  channel: string
  version: number
  customerId: string | null
}>(
  'orders.find-by-number',
  `select id, number, channel, version, customer_id as "customerId" from orders
    where number = $1 and lower(email) = lower($2)`,
)
/** Who asks at the same moment is counted as well; always in the same order, so that nobody waits in a circle. */
const queue = statement(
  'orders.queue-requests',
  `select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1::text[]) as key order by 1) keys`,
)
const note = statement('orders.note-request', 'insert into link_requests (key, at) values ($1, $3), ($2, $3)')
const recent = statement<{ most: number }>(
  'orders.recent-requests',
  `select coalesce(max(count), 0)::int as most from (
     select count(*) from link_requests where key in ($1, $2) and at > $3 group by key) as counts`,
)
const forget = statement('orders.forget-requests', 'delete from link_requests where at < $1')

/** What was asked for is kept as a hash: enough to count by. */
const hashOf = (text: string): string => createHash('sha256').update(text.toLowerCase()).digest('base64url')

export type NewLink = {
  readonly id: string
  readonly orderId: string
  readonly version: number
  readonly expiresAt: string
}
export const insertLink = (db: Queries, link: NewLink) =>
  db.run(insert, [link.id, link.orderId, link.version, link.expiresAt])
export const openLink = (tx: Tx, id: string, now: string) => tx.maybe(open, [id, now])
export const grantAccess = (tx: Tx, orderId: string, principal: string, now: string) =>
  tx.run(grant, [orderId, principal, now])
export const findByNumber = (db: Queries, number: string, email: string) =>
  db.maybe(byNumber, [number, email])

/** Counts this request too, and answers how often the number or the address was asked for lately. */
export async function countRequest(
  tx: Tx,
  number: string,
  email: string,
  now: string,
  since: string,
): Promise<number> {
  const keys = [hashOf(number), hashOf(email)]
  await tx.run(queue, [keys])
  const { most } = await tx.one(recent, [...keys, since])
  await tx.run(note, [...keys, now])
  return most
}
export const forgetRequests = (db: Queries, before: string) => db.run(forget, [before])
