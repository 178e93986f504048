import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import type { RecommendationsDeps } from './deps.ts'

/** Of an order with more, only the first are paired: a wholesaler's order says little about what goes together. */
const mostProducts = 30

const markCounted = statement<{ orderId: string }>(
  'recommendations.mark-counted',
  `insert into counted_orders (order_id, product_ids, counted_at) values ($1, $2, $3)
   on conflict do nothing returning order_id as "orderId"`,
)
/** Answers what was counted, once: nothing for an order that was not counted yet, or is cancelled already. */
const markCancelled = statement<{ productIds: string[] }>(
  'recommendations.mark-cancelled',
  `insert into counted_orders as known (order_id, product_ids, cancelled, counted_at) values ($1, '{}', true, $2)
   on conflict (order_id) do update set cancelled = true where not known.cancelled
   returning product_ids as "productIds"`,
)
/** In the order of their keys, so that two orders of the same things wait for each other and never for ever. */
const addOrders = statement(
  'recommendations.add-orders',
  `insert into product_orders as known (product_id, orders)
   select id, 1 from unnest($1::text[]) as id order by id
   on conflict (product_id) do update set orders = greatest(0, known.orders + $2)`,
)
const addWarmth = statement(
  'recommendations.add-warmth',
  `update products set warmth = greatest(0, warmth + $2)
    where product_id in (select product_id from products where product_id = any ($1) order by product_id for update)`,
)
const addPairs = statement(
  'recommendations.add-pairs',
  `insert into product_pairs as known (product_id, other_id, orders)
   select one, other, 1 from unnest($1::text[]) as one cross join unnest($1::text[]) as other
    where one <> other order by one, other
   on conflict (product_id, other_id) do update set orders = greatest(0, known.orders + $2)`,
)

/** Counts an order once, however often and in whatever order its events come. */
export async function countOrder(
  { db, catalog, clock }: RecommendationsDeps,
  { orderId, skus }: { readonly orderId: string; readonly skus: readonly string[] },
): Promise<void> {
  const call = newCall({ actor: systemActor('recommendations:count'), clock })
  const wanted = [...new Set(skus)].slice(0, 100)
  const { items } = unwrap(await catalog.getManyVariants({ skus: wanted }, call))
  const products = [...new Set(items.map(({ productId }) => productId))].sort().slice(0, mostProducts)
  await db.tx(async tx => {
    if (await tx.maybe(markCounted, [orderId, products, clock.iso()])) await add(tx, products, 1)
  })
}

/** What was cancelled was not wanted after all. */
export async function uncountOrder(tx: Tx, orderId: string, now: string): Promise<void> {
  const counted = await tx.maybe(markCancelled, [orderId, now])
  if (counted) await add(tx, counted.productIds, -1)
}

async function add(tx: Tx, products: readonly string[], by: 1 | -1): Promise<void> {
  if (products.length === 0) return
  await tx.run(addOrders, [products, by])
  await tx.run(addWarmth, [products, by])
  if (products.length > 1) await tx.run(addPairs, [products, by])
}
