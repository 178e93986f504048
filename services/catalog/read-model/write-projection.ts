import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Product } from '../product/product.ts'
import { type Projection, projectProduct } from './projection.ts'
import type { Shop, Stock } from './shop.ts'

const upsertDocuments = statement(
  'catalog.upsert-documents',
  `insert into product_documents as d (product_id, language, slug, version, detail)
   select "productId", language, slug, $2, detail
     from json_to_recordset($1) as r ("productId" text, language text, slug text, detail text)
   on conflict (product_id, language) do update set slug = excluded.slug, detail = excluded.detail,
       version = greatest(excluded.version, d.version + 1)
     where d.detail <> excluded.detail`,
)
const upsertCards = statement(
  'catalog.upsert-cards',
  `insert into product_cards as c (product_id, language, card)
   select "productId", language, card from json_to_recordset($1) as r ("productId" text, language text, card text)
   on conflict (product_id, language) do update set card = excluded.card where c.card <> excluded.card`,
)
const insertListings = statement(
  'catalog.insert-listings',
  `insert into listings (product_id, scope, listed_at, in_stock)
   select * from unnest($1::text[], $2::int[], $3::timestamptz[], $4::bool[])`,
)
const insertListingPrices = statement(
  'catalog.insert-listing-prices',
  `insert into listing_prices (product_id, scope, currency, amount, in_stock)
   select * from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::bool[])`,
)
const insertListingNames = statement(
  'catalog.insert-listing-names',
  `insert into listing_names (product_id, scope, language, sort_key, in_stock)
   select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::bool[])`,
)
const clear = ['listings', 'listing_prices', 'listing_names'].map(table =>
  statement(`catalog.clear-${table.replace('_', '-')}`, `delete from ${table} where product_id = any($1)`),
)
const hide = ['product_documents', 'product_cards'].map(table =>
  statement(`catalog.hide-${table.replace('_', '-')}`, `delete from ${table} where product_id = any($1)`),
)
const readStock = statement<{ sku: string }>(
  'catalog.read-sold-out',
  'select sku from availability where sku = any($1) and not in_stock',
)

/** What inventory has not spoken of counts as available. */
export async function loadStock(tx: Queries, products: readonly Product[]): Promise<Stock> {
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))
  const soldOut = new Set((await tx.all(readStock, [skus])).map(({ sku }) => sku))
  return sku => !soldOut.has(sku)
}

/** A fixed number of statements for any number of products. `fresh` ones have no rows yet to clear. */
export async function writeProjection(
  tx: Tx,
  products: readonly Product[],
  { shop, now, fresh = false }: { shop: Shop; now: number; fresh?: boolean },
): Promise<void> {
  const visible = products.filter(({ status }) => status === 'published')
  const hidden = products.filter(({ status }) => status !== 'published').map(({ id }) => id)
  const stock = await loadStock(tx, visible)
  const parts = visible.map(product => projectProduct(product, shop, stock))
  await Promise.all([
    ...(fresh ? [] : clear.map(query => tx.run(query, [products.map(({ id }) => id)]))),
    ...(fresh ? [] : removeDocuments(tx, hidden)),
    ...(visible.length > 0 ? writeRows(tx, parts, now) : []),
  ])
}

export const removeDocuments = (tx: Tx, ids: readonly string[]): Promise<unknown>[] =>
  ids.length > 0 ? hide.map(query => tx.run(query, [ids])) : []

export const removeListings = (tx: Tx, ids: readonly string[]): Promise<unknown>[] =>
  ids.length > 0 ? clear.map(query => tx.run(query, [ids])) : []

function writeRows(tx: Tx, parts: readonly Projection[], now: number): Promise<unknown>[] {
  const documents = JSON.stringify(parts.flatMap(part => part.documents.map(({ card: _, ...row }) => row)))
  const cards = JSON.stringify(
    parts.flatMap(part =>
      part.documents.map(({ productId, language, card }) => ({ productId, language, card })),
    ),
  )
  const listings = parts.flatMap(part => part.listings)
  const prices = parts.flatMap(part => part.prices)
  const names = parts.flatMap(part => part.names)
  return [
    tx.run(upsertDocuments, [documents, now]),
    tx.run(upsertCards, [cards]),
    tx.run(insertListings, columns(listings, ['productId', 'scope', 'listedAt', 'inStock'])),
    tx.run(insertListingPrices, columns(prices, ['productId', 'scope', 'currency', 'amount', 'inStock'])),
    tx.run(insertListingNames, columns(names, ['productId', 'scope', 'language', 'sortKey', 'inStock'])),
  ]
}

/** Rows as one array a column, which is how unnest takes them. */
const columns = <R, K extends keyof R>(rows: readonly R[], keys: readonly K[]): R[K][][] =>
  keys.map(key => rows.map(row => row[key]))
