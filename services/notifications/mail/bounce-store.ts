import { createHmac } from 'node:crypto'
import { type Queries, statement } from '@stoa/platform/db'

const find = statement<{ reason: string; suppressed: boolean }>(
  'notifications.find-bounces',
  'select reason, suppressed from bounces where address_hash = $1',
)
const count = statement(
  'notifications.count-bounce',
  `insert into bounces (id, address_hash, count, suppressed, reason, last_at) values ($1, $2, 1, $3::integer <= 1, $4, $5)
   on conflict (address_hash) do update set count = bounces.count + 1, suppressed = bounces.count + 1 >= $3,
     reason = excluded.reason, last_at = excluded.last_at`,
)
const clear = statement('notifications.clear-bounces', 'delete from bounces where address_hash = $1')

/** Upper and lower case are the same address. */
export const hashOf = (key: string, address: string): string =>
  createHmac('sha256', key).update(address.trim().toLowerCase()).digest('base64url')

export const findBounces = (db: Queries, hash: string) => db.maybe(find, [hash])
export const clearBounces = (db: Queries, hash: string) => db.run(clear, [hash])

export type Bounce = {
  readonly id: string
  readonly hash: string
  /** From how many on nothing is sent any more. */
  readonly limit: number
  readonly reason: string
  readonly at: string
}
export const countBounce = (db: Queries, { id, hash, limit, reason, at }: Bounce) =>
  db.run(count, [id, hash, limit, reason, at])
