import { statement, type Tx } from '@stoa/platform/db'
import { enqueue } from '@stoa/platform/jobs'
import { keptDays } from '../count-order.ts'
import type { RecommendationsDeps } from '../deps.ts'
import { learnJob } from '../learn-product.ts'
import { clearRebuiltOrders, finishRebuild, type RebuildRow } from './rebuild-store.ts'

/** Whoever counts or takes back an order waits; whoever asks for recommendations does not. */
const hold = statement('recommendations.hold-counting', 'lock table counted_orders in exclusive mode')
const noLimit = statement('recommendations.no-time-limit', `set local statement_timeout = '10min'`)
/** What happened to orders while they were read: cancelled since, and placed since. */
const catchUp = [
  statement(
    'recommendations.rebuilt-cancelled',
    `update rebuilt_orders old set cancelled = true
       from counted_orders known where known.order_id = old.order_id and known.cancelled`,
  ),
  statement(
    'recommendations.rebuilt-placed',
    `insert into rebuilt_orders (order_id, product_ids, cancelled, placed_at)
     select order_id, product_ids, cancelled, counted_at from counted_orders where counted_at >= $1
     on conflict do nothing`,
  ),
] as const
const oldCounts = [
  statement('recommendations.drop-orders', 'delete from product_orders'),
  statement('recommendations.drop-pairs', 'delete from product_pairs'),
]
const newCounts = [
  statement(
    'recommendations.rebuild-orders',
    `insert into product_orders (product_id, orders)
     select id, count(*) from rebuilt_orders, unnest(product_ids) id where not cancelled group by id`,
  ),
  statement(
    'recommendations.rebuild-pairs',
    `insert into product_pairs (product_id, other_id, orders)
     select one, other, count(*) from rebuilt_orders, unnest(product_ids) one, unnest(product_ids) other
      where not cancelled and one <> other group by one, other`,
  ),
]
/** As if it had been halved every month since. */
const rewarm = statement(
  'recommendations.rebuild-warmth',
  `with heats as (
     select id, sum(power(0.5, greatest(0, extract(epoch from $1::timestamptz - placed_at)) / 2592000)) as heat
       from rebuilt_orders, unnest(product_ids) id where not cancelled group by id
   ), warmed as (
     select product_id, case when heat >= 0.01 then heat else 0 end as heat
       from products left join heats on id = product_id order by product_id for update of products)
   update products set warmth = heat from warmed where products.product_id = warmed.product_id`,
)
/** So that an event that comes late, or again, counts nothing twice, and a cancellation takes back what was counted. */
const remember = statement(
  'recommendations.remember-rebuilt',
  `insert into counted_orders as known (order_id, product_ids, cancelled, counted_at)
   select order_id, product_ids, cancelled, placed_at from rebuilt_orders where placed_at >= $1
   on conflict (order_id) do update set product_ids = excluded.product_ids, cancelled = excluded.cancelled`,
)
const notListed = statement<{ productId: string }>(
  'recommendations.not-listed',
  `select product_id as "productId" from products where learned_at is null or learned_at < $1`,
)

const hour = 3_600_000

/** The new counts in the place of the old, at once: before the commit everybody sees the old, after it the new. */
export async function takeOver({ db, clock }: RecommendationsDeps, rebuild: RebuildRow): Promise<void> {
  await db.tx(async tx => {
    await tx.run(noLimit)
    await tx.run(hold)
    if (!(await finishRebuild(tx, rebuild.id, clock.iso()))) return
    const [cancelled, placed] = catchUp
    await tx.run(cancelled)
    // An hour more than needed: clocks differ, and what was read as well is taken once.
    await tx.run(placed, [new Date(Date.parse(rebuild.startedAt) - hour).toISOString()])
    for (const each of [...oldCounts, ...newCounts]) await tx.run(each)
    await tx.run(rewarm, [clock.iso()])
    await tx.run(remember, [new Date(clock.now() - keptDays * 24 * hour).toISOString()])
    await clearRebuiltOrders(tx)
    await askAgain(tx, rebuild)
  })
}

/** What the catalogue did not list is perhaps no longer on sale. */
async function askAgain(tx: Tx, { startedAt }: RebuildRow): Promise<void> {
  for (const { productId } of await tx.all(notListed, [startedAt]))
    await enqueue(tx, learnJob, { productId }, { key: `learn ${productId}` })
}
