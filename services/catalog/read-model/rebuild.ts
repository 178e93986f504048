import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Product } from '../product/product.ts'
import { loadProducts } from '../product/product-store.ts'
import type { SearchIndex } from '../search/port.ts'
import { detailOf } from './detail.ts'
import { loadShop } from './load-shop.ts'
import { searchEntry } from './search-entry.ts'
import type { Shop } from './shop.ts'
import { loadStock, writeProjection } from './write-projection.ts'

/** Which products to prepare anew; all of them where nothing is named. */
export type RebuildScope = { readonly categories?: readonly string[]; readonly attribute?: string }

/** Plans it in the caller's transaction; it runs after the commit. */
export type Rebuild = (tx: Tx, scope: RebuildScope) => Promise<void>

const affected = statement<{ id: string }>(
  'catalog.find-affected',
  `select id from products
    where id > $1 and ($2::text[] is null or category_ids && $2) and ($3::text is null or attributes::jsonb ? $3)
    order by id limit $4`,
)
/** Shared, so that an edit waits until the new pages are written and then writes its own. */
const hold = statement(
  'catalog.hold-products',
  'select id from products where id = any($1) order by id for share',
)

export type RebuildParts = {
  readonly languages: Shop['languages']
  readonly index: SearchIndex
  readonly now: number
}

/** One batch after a product id. Answers the last id of it, or nothing when there are no more. */
export async function rebuildBatch(
  tx: Tx,
  { after, scope, size }: { after: string; scope: RebuildScope; size: number },
  parts: RebuildParts,
): Promise<string | undefined> {
  const rows = await tx.all(affected, [after, scope.categories ?? null, scope.attribute ?? null, size])
  const ids = rows.map(({ id }) => id)
  await rebuildProducts(tx, ids, parts)
  return rows.length === size ? ids.at(-1) : undefined
}

export async function rebuildProducts(tx: Tx, ids: readonly string[], parts: RebuildParts): Promise<void> {
  if (ids.length === 0) return
  await tx.all(hold, [ids])
  const products = await loadProducts(tx, ids)
  const shop = await loadShop(tx, parts.languages)
  await writeProjection(tx, products, { shop, now: parts.now })
  await indexProducts(tx, products, shop, parts.index)
}

/** What is not published is not found. */
export async function indexProducts(
  tx: Tx,
  products: readonly Product[],
  shop: Shop,
  index: SearchIndex,
): Promise<void> {
  const visible = products.filter(({ status }) => status === 'published')
  const stock = await loadStock(tx, visible)
  const entries = visible.flatMap(product =>
    shop.languages.map(language =>
      searchEntry(product, detailOf(product, language, shop, stock), language, shop),
    ),
  )
  await index.put(tx, entries)
  const hidden = products.filter(({ status }) => status !== 'published').map(({ id }) => id)
  if (hidden.length > 0) await index.remove(tx, hidden)
}

const readOwner = statement<{ product_id: string }>(
  'catalog.product-of-sku',
  'select product_id from variants where sku = $1',
)
export const productOfSku = async (db: Queries, sku: string): Promise<string | undefined> =>
  (await db.maybe(readOwner, [sku]))?.product_id
