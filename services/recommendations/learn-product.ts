import type { ProductDetail } from '@stoa/contracts/catalog'
import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import type { Static } from 'typebox'
import type { RecommendationsDeps } from './deps.ts'

/** Jobs of one product may overlap; what was read later is the higher version. */
const upsert = statement(
  'recommendations.upsert-product',
  `insert into products as known (product_id, slug, version, kind, tags, goes_with, price, listed_at, warmth)
   values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce((select orders from product_orders where product_id = $1), 0))
   on conflict (product_id) do update
     set slug = excluded.slug, version = excluded.version, kind = excluded.kind, tags = excluded.tags,
         goes_with = excluded.goes_with, price = excluded.price, listed_at = excluded.listed_at
   where known.version <= excluded.version`,
)
/** A slug that moved from one product to another belongs to the one that has it now. */
const yieldSlug = statement(
  'recommendations.yield-slug',
  `update products set slug = product_id where slug = $2 and product_id <> $1`,
)
const forget = statement('recommendations.forget-product', 'delete from products where product_id = $1')

type Product = Static<typeof ProductDetail>

/** Asks the catalogue how a product looks to everyone now; what is not on sale is forgotten. */
export async function learnProduct(
  { db, catalog, clock }: RecommendationsDeps,
  productId: string,
): Promise<void> {
  const call = newCall({ actor: systemActor('recommendations:learn'), clock })
  const { items } = unwrap(await catalog.getManyProducts({ products: [productId] }, call))
  const product = items.find(({ id }) => id === productId)
  await db.tx(async tx => {
    if (!product) return void (await tx.run(forget, [productId]))
    await tx.run(yieldSlug, [product.id, product.slug])
    await tx.run(upsert, rowOf(product))
  })
}

const rowOf = ({ id, slug, version, tags, goesWith, publishedAt, ...product }: Product) => {
  const kind = product.categories.toSorted((a, b) => b.path.length - a.path.length)[0]?.id ?? null
  const cheapest = product.prices.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))[0]?.min ?? null
  return [id, slug, version, kind, tags, goesWith, cheapest, publishedAt]
}
