import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { Product } from './product.ts'

type Row = {
  id: string
  external_id: string | null
  slug: string
  status: Product['status']
  publish_at: string | null
  published_at: string | null
  created_at: string
  updated_at: string
  version: number
  texts: Product['texts']
  options: Product['options']
  media: Product['media']
  attributes: Product['attributes']
  category_ids: string[]
  tags: string[]
  goes_with: string[]
  tax_category: string
  variants: Product['variants'] | null
}

const columns = `p.id, p.external_id, p.slug, p.status, p.publish_at, p.published_at, p.created_at, p.updated_at, p.version,
  p.texts, p.options, p.media, p.attributes, p.category_ids, p.tags, p.goes_with, p.tax_category,
  (select json_agg(json_strip_nulls(json_build_object(
     'id', v.id, 'sku', v.sku, 'options', v.options, 'barcode', v.barcode, 'weightGrams', v.weight_grams,
     'prices', coalesce((select json_agg(json_build_object(
        'currency', c.currency, 'amount', c.amount, 'compareAtAmount', c.compare_at_amount) order by c.currency)
        from prices c where c.variant_id = v.id), '[]'))) order by v.position)
     from variants v where v.product_id = p.id) as variants`

const readMany = statement<Row>(
  'catalog.load-products',
  `select ${columns} from products p where p.id = any($1) order by p.id`,
)
/** In key order, so that two writers of the same products wait instead of deadlocking. */
const lockMany = statement<{ id: string }>(
  'catalog.lock-products',
  'select id from products where id = any($1) order by id for update',
)
const readPage = statement<Row>(
  'catalog.load-products-after',
  `select ${columns} from products p where p.id > $1 order by p.id limit $2`,
)

export const loadProducts = async (db: Queries, ids: readonly string[]): Promise<Product[]> =>
  ids.length === 0 ? [] : (await db.all(readMany, [ids])).map(toProduct)

/** The rows are locked first and read after, so that what is read is what the lock protects. */
export async function lockProducts(tx: Tx, ids: readonly string[]): Promise<Product[]> {
  if (ids.length === 0) return []
  await tx.all(lockMany, [ids])
  return loadProducts(tx, ids)
}

export const loadProductsAfter = async (db: Queries, after: string, limit: number): Promise<Product[]> =>
  (await db.all(readPage, [after, limit])).map(toProduct)

const toProduct = (row: Row): Product => ({
  id: row.id,
  version: row.version,
  ...(row.external_id === null ? {} : { externalId: row.external_id }),
  status: row.status,
  ...(row.publish_at === null ? {} : { publishAt: row.publish_at }),
  ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  slug: row.slug,
  texts: row.texts,
  options: row.options,
  variants: row.variants ?? [],
  media: row.media,
  attributes: row.attributes,
  categoryIds: row.category_ids,
  tags: row.tags,
  goesWith: row.goes_with,
  taxCategory: row.tax_category,
})
