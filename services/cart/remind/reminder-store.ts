import type { Clock } from '@stoa/kernel/clock'
import { type Db, statement, type Tx } from '@stoa/platform/db'

type Resting = {
  readonly cartId: string
  readonly customerId: string
  readonly version: number
  readonly channel: string
  readonly changedAt: string
  /** Whether it is told by this transaction: another one may have been first. */
  readonly mine: boolean
}

/** It reads the index of changes and locks no cart: of two that tell at once the mark lets one through. */
const take = statement<Resting>(
  'cart.take-resting',
  `with resting as materialized (
     select id, owner, version, state->>'channel' as channel, updated_at from carts
      where status = 'open' and line_count > 0 and updated_at >= $1 and updated_at <= $2 and expires_at > $3
        and owner like 'customer:%'
        and not exists (select from cart_reminders told where told.cart_id = carts.id and told.changed_at >= carts.updated_at)
      order by updated_at, id limit $4),
   marked as (
     insert into cart_reminders as told (cart_id, changed_at, told_at)
     select id, updated_at, $3 from resting order by updated_at, id
     on conflict (cart_id) do update set changed_at = excluded.changed_at, told_at = excluded.told_at
      where told.changed_at < excluded.changed_at
     returning cart_id)
   select id as "cartId", substr(owner, length('customer:') + 1) as "customerId", version, channel,
          updated_at as "changedAt", exists (select from marked where cart_id = id) as mine
     from resting order by updated_at, id`,
)
const prune = statement('cart.prune-reminders', 'delete from cart_reminders where told_at < $1')

type Portion = {
  readonly from: string
  readonly until: string
  readonly now: string
  readonly limit: number
}
export const takeResting = (tx: Tx, { from, until, now, limit }: Portion) =>
  tx.all(take, [from, until, now, limit])

const day = 86_400_000
/** Longer than anybody looks back: CART_REMINDER_HOURS is a month at most, and a fortnight of carts is looked at. */
const keepDays = 60
export const pruneReminders = (db: Db, clock: Clock): Promise<number> =>
  db.run(prune, [new Date(clock.now() - keepDays * day).toISOString()])
