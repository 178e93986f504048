import { statement, type Tx } from '@stoa/platform/db'
import type { RecommendationsDeps } from './deps.ts'
import type { ProductsOfSkus } from './products-of-skus.ts'
import { add, type Bought } from './tally.ts'

type Placed = { readonly orderId: string; readonly skus: readonly string[] }
type Pending = Placed & { readonly seq: number }

const put = statement<{ alone: boolean }>(
  'recommendations.put-pending',
  `insert into pending_orders (order_id, skus)
   select "orderId", skus from json_to_recordset($1) as placed ("orderId" text, skus text[])
   returning not exists (select from pending_orders) as alone`,
)
const oldest = statement<Pending>(
  'recommendations.oldest-pending',
  'select seq, order_id as "orderId", skus from pending_orders order by seq limit 500',
)
const drop = statement<{ seq: number }>(
  'recommendations.drop-pending',
  'delete from pending_orders where seq = any($1) returning seq',
)
const markCounted = statement<{ orderId: string }>(
  'recommendations.mark-counted',
  `insert into counted_orders (order_id, product_ids, counted_at)
   select "orderId", products, $2 from json_to_recordset($1) as bought ("orderId" text, products text[])
   on conflict do nothing returning order_id as "orderId"`,
)
/** Answers what was counted, once: nothing for an order that was not counted yet, or is cancelled already. */
const markCancelled = statement<{ productIds: string[] }>(
  'recommendations.mark-cancelled',
  `insert into counted_orders as known (order_id, product_ids, cancelled, counted_at) values ($1, '{}', true, $2)
   on conflict (order_id) do update set cancelled = true where not known.cancelled
   returning product_ids as "productIds"`,
)

/** How long an order is remembered: it could not be cancelled any more by then. */
export const keptDays = 180

/** Of an order with more, only the first are paired: a wholesaler's order says little about what goes together. */
const mostProducts = 30

/** Answers whether somebody has to be told that there is something to count. */
export async function putPending(tx: Tx, placed: readonly Placed[]): Promise<boolean> {
  const short = placed.map(({ orderId, skus }) => ({ orderId, skus: [...new Set(skus)].slice(0, 100) }))
  return (await tx.all(put, [JSON.stringify(short)])).some(({ alone }) => alone)
}

/** Counts each order once, however often and in whatever order its events come; five hundred at a time. */
export async function countPending(deps: RecommendationsDeps, productsOf: ProductsOfSkus): Promise<void> {
  for (;;) {
    const pending = await deps.db.all(oldest)
    if (pending.length === 0) return
    const products = await productsOf([...new Set(pending.flatMap(({ skus }) => skus))])
    await deps.db.tx(async tx => {
      // Another replica that counts them has deleted them.
      const mine = new Set((await tx.all(drop, [pending.map(({ seq }) => seq)])).map(({ seq }) => seq))
      const bought = pending.filter(({ seq }) => mine.has(seq)).map(order => boughtBy(order, products))
      const once = [...new Map(bought.map(order => [order.orderId, order])).values()]
      const marked = await tx.all(markCounted, [JSON.stringify(once), deps.clock.iso()])
      const fresh = new Set(marked.map(({ orderId }) => orderId))
      await add(
        tx,
        once.filter(({ orderId }) => fresh.has(orderId)),
        1,
      )
    })
  }
}

export const boughtBy = ({ orderId, skus }: Placed, products: ReadonlyMap<string, string>): Bought => ({
  orderId,
  products: [...new Set(skus.flatMap(sku => products.get(sku) ?? []))].sort().slice(0, mostProducts),
})

/** What was cancelled was not wanted after all. */
export async function uncountOrder(tx: Tx, orderId: string, now: string): Promise<void> {
  const counted = await tx.maybe(markCancelled, [orderId, now])
  if (counted) await add(tx, [{ orderId, products: counted.productIds }], -1)
}
