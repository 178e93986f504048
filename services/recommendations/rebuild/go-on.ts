import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import { boughtBy } from '../count-order.ts'
import type { RecommendationsDeps } from '../deps.ts'
import { askFor, keepProduct } from '../learn-product.ts'
import { askProducts } from '../products-of-skus.ts'
import { findRebuild, moveRebuild, type Progress, planNextStep, type RebuildRow } from './rebuild-store.ts'
import { takeOver } from './take-over.ts'

type Step = { readonly to: Progress; readonly write: (tx: Tx) => Promise<unknown> }

const ordersAtOnce = 200
const put = statement(
  'recommendations.put-rebuilt-orders',
  `insert into rebuilt_orders (order_id, product_ids, cancelled, placed_at)
   select "orderId", products, cancelled, "placedAt"
     from json_to_recordset($1) as bought ("orderId" text, products text[], cancelled boolean, "placedAt" timestamptz)
   on conflict (order_id) do update set product_ids = excluded.product_ids, cancelled = excluded.cancelled`,
)

/** One step: neighbours are asked first, then what they said and how far that is are written together. */
export async function goOn(deps: RecommendationsDeps, rebuildId: string): Promise<void> {
  const rebuild = await findRebuild(deps.db, rebuildId)
  if (!rebuild || rebuild.state === 'done') return
  if (rebuild.state === 'counted') return takeOver(deps, rebuild)
  const { to, write } = await (rebuild.state === 'products' ? nextProducts : nextOrders)(deps, rebuild)
  await deps.db.tx(async tx => {
    if (!(await moveRebuild(tx, rebuild, to))) return
    await write(tx)
    await planNextStep(tx, rebuildId)
  })
}

const callOf = ({ clock }: RecommendationsDeps) =>
  newCall({ actor: systemActor('recommendations:rebuild'), clock })

async function nextProducts(deps: RecommendationsDeps, { place }: RebuildRow): Promise<Step> {
  const asked = { limit: 100, ...(place !== null && { cursor: place }) }
  const { items, next } = unwrap(await deps.catalog.listProducts(asked, callOf(deps)))
  const ids = items.map(({ id }) => id)
  const products = ids.length > 0 ? await askFor(deps, ids) : []
  const now = deps.clock.iso()
  // In one order, so that two who learn the same products wait for each other and never for ever.
  const sorted = products.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    to: {
      state: next === undefined ? 'orders' : 'products',
      place: next ?? null,
      products: ids.length,
      orders: 0,
    },
    async write(tx) {
      for (const product of sorted) await keepProduct(tx, product, now)
    },
  }
}

async function nextOrders(deps: RecommendationsDeps, { place }: RebuildRow): Promise<Step> {
  const asked = { limit: ordersAtOnce, ...(place !== null && { after: place }) }
  const { items } = unwrap(await deps.orders.scanBaskets(asked, callOf(deps)))
  const products = await askProducts(deps, [...new Set(items.flatMap(({ skus }) => skus))])
  const bought = items.map(order => ({ ...order, ...boughtBy(order, products) }))
  const last = items.length < ordersAtOnce
  return {
    to: {
      ...{ state: last ? 'counted' : 'orders', place: items.at(-1)?.orderId ?? place },
      ...{ products: 0, orders: items.length },
    },
    write: tx => tx.run(put, [JSON.stringify(bought)]),
  }
}
