import type { Clock } from '@stoa/kernel/clock'
import { type Queries, statement, type Tx } from '@stoa/platform/db'

/** No row comes back for who was reminded after $3, also when two ask at once. */
const take = statement<{ at: string }>(
  'notifications.take-reminder',
  `insert into reminded_customers as last (customer_id, at) values ($1, $2)
   on conflict (customer_id) do update set at = excluded.at where last.at <= $3 returning at`,
)
const forget = statement(
  'notifications.forget-reminder',
  'delete from reminded_customers where customer_id = $1',
)
const prune = statement('notifications.prune-reminders', 'delete from reminded_customers where at <= $1')
const end = statement(
  'notifications.end-reminders',
  `insert into opt_outs (kind, address_hash, at) values ('reminders', $1, $2) on conflict do nothing`,
)
const ended = statement<{ ended: boolean }>(
  'notifications.ended-reminders',
  `select exists (select from opt_outs where kind = 'reminders' and address_hash = $1) as ended`,
)

const weekMs = 7 * 86_400_000
const aWeekAgo = (clock: Clock): string => new Date(clock.now() - weekMs).toISOString()

/** Whether the customer may be reminded now; then not again for a week. */
export const takeReminder = async (tx: Tx, customerId: string, clock: Clock): Promise<boolean> =>
  (await tx.maybe(take, [customerId, clock.iso(), aWeekAgo(clock)])) !== undefined
export const forgetReminder = (tx: Tx, customerId: string) => tx.run(forget, [customerId])
export const pruneReminders = (db: Queries, clock: Clock) => db.run(prune, [aWeekAgo(clock)])

export const endReminders = (db: Queries, hash: string, now: string) => db.run(end, [hash, now])
export const hasEndedReminders = async (db: Queries, hash: string): Promise<boolean> =>
  (await db.one(ended, [hash])).ended
