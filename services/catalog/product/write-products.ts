import { statement, type Tx } from '@stoa/platform/db'
import type { Change, Product, Variant } from './product.ts'

const upsertProducts = statement(
  'catalog.upsert-products',
  `insert into products (id, external_id, slug, status, publish_at, published_at, created_at, updated_at, version, title,
     texts, options, media, attributes, category_ids, tags, goes_with, tax_category)
   select id, "externalId", slug, status, "publishAt", "publishedAt", "createdAt", "updatedAt", version, title,
     texts, options, media, attributes, "categoryIds", tags, "goesWith", "taxCategory"
     from json_to_recordset($1) as r (id text, "externalId" text, slug text, status text, "publishAt" timestamptz,
       "publishedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz, version integer, title text,
       texts json, options json, media json, attributes json, "categoryIds" text[], tags text[], "goesWith" text[],
       "taxCategory" text)
   on conflict (id) do update set
     external_id = excluded.external_id, slug = excluded.slug, status = excluded.status,
     publish_at = excluded.publish_at, published_at = excluded.published_at, updated_at = excluded.updated_at,
     version = excluded.version, title = excluded.title, texts = excluded.texts, options = excluded.options,
     media = excluded.media, attributes = excluded.attributes, category_ids = excluded.category_ids,
     tags = excluded.tags, goes_with = excluded.goes_with, tax_category = excluded.tax_category`,
)
const retireSlugs = statement(
  'catalog.retire-slugs',
  'update product_slugs set current = false where product_id = any($1) and current',
)
const claimSlugs = statement(
  'catalog.claim-slugs',
  `insert into product_slugs (slug, product_id, current)
   select slug, id, true from unnest($1::text[], $2::text[]) as r (slug, id) order by slug
   on conflict (slug) do update set product_id = excluded.product_id, current = true
     where not product_slugs.current or product_slugs.product_id = excluded.product_id`,
)
const deleteVariants = statement('catalog.delete-variants', 'delete from variants where id = any($1)')
const upsertVariants = statement(
  'catalog.upsert-variants',
  `insert into variants (id, product_id, position, sku, options, barcode, weight_grams)
   select id, "productId", position, sku, options, barcode, "weightGrams"
     from json_to_recordset($1) as r (id text, "productId" text, position integer, sku text, options json,
       barcode text, "weightGrams" integer)
   on conflict (id) do update set position = excluded.position, sku = excluded.sku, options = excluded.options,
     barcode = excluded.barcode, weight_grams = excluded.weight_grams`,
)
const deletePrices = statement('catalog.delete-prices', 'delete from prices where variant_id = any($1)')
const insertPrices = statement(
  'catalog.insert-prices',
  `insert into prices (variant_id, currency, amount, compare_at_amount)
   select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])`,
)
const deleteProducts = statement('catalog.delete-products', 'delete from products where id = any($1)')

/** The write model of any number of changes in a fixed number of statements. Only what differs is sent. */
export async function writeProducts(tx: Tx, changes: readonly Change[]): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => (after ? [] : before!.id))
  const kept = changes.flatMap(({ before, after }) => (after ? { before, after } : []))
  await Promise.all([
    gone.length > 0 && tx.run(deleteProducts, [gone]),
    kept.length > 0 && tx.run(upsertProducts, [JSON.stringify(kept.map(({ after }) => rowOf(after)))]),
    ...writeSlugs(tx, kept),
    ...writeVariants(tx, kept),
  ])
}

type Kept = { readonly before: Product | undefined; readonly after: Product }

const rowOf = ({ variants: _, ...product }: Product) => ({
  ...product,
  title: Object.values(product.texts)[0]?.title ?? product.slug,
})

function writeSlugs(tx: Tx, kept: readonly Kept[]): Promise<unknown>[] {
  const moved = kept.filter(({ before, after }) => before?.slug !== after.slug).map(({ after }) => after)
  if (moved.length === 0) return []
  const known = kept.flatMap(({ before, after }) => (before && before.slug !== after.slug ? before.id : []))
  return [
    ...(known.length > 0 ? [tx.run(retireSlugs, [known])] : []),
    tx.run(claimSlugs, [moved.map(({ slug }) => slug), moved.map(({ id }) => id)]),
  ]
}

type VariantRow = Omit<Variant, 'prices'> & { productId: string; position: number }

function writeVariants(tx: Tx, kept: readonly Kept[]): Promise<unknown>[] {
  const removed: string[] = []
  const rows: VariantRow[] = []
  const priced: Variant[] = []
  const repriced: string[] = []
  for (const { before, after } of kept) {
    const former = new Map(before?.variants.map((variant, position) => [variant.id, { variant, position }]))
    after.variants.forEach((variant, position) => {
      const was = former.get(variant.id)
      former.delete(variant.id)
      const { prices, ...rest } = variant
      if (!was || was.position !== position || !same({ ...was.variant, prices }, variant))
        rows.push({ ...rest, productId: after.id, position })
      if (was && same(was.variant.prices, prices)) return
      priced.push(variant)
      if (was) repriced.push(variant.id)
    })
    removed.push(...former.keys())
  }
  return [
    ...(removed.length > 0 ? [tx.run(deleteVariants, [removed])] : []),
    ...(rows.length > 0 ? [tx.run(upsertVariants, [JSON.stringify(rows)])] : []),
    ...(repriced.length > 0 ? [tx.run(deletePrices, [repriced])] : []),
    ...writePrices(tx, priced),
  ]
}

function writePrices(tx: Tx, variants: readonly Variant[]): Promise<unknown>[] {
  const rows = variants.flatMap(({ id, prices }) => prices.map(price => ({ id, ...price })))
  if (rows.length === 0) return []
  return [
    tx.run(insertPrices, [
      rows.map(({ id }) => id),
      rows.map(({ currency }) => currency),
      rows.map(({ amount }) => amount),
      rows.map(({ compareAtAmount }) => compareAtAmount ?? null),
    ]),
  ]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
