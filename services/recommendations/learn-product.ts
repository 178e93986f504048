import type { ProductDetail } from '@stoa/contracts/catalog'
import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import { defineJob } from '@stoa/platform/jobs'
import { type Static, Type } from 'typebox'
import type { RecommendationsDeps } from './deps.ts'

export const learnJob = defineJob('recommendations.learn-product', Type.Object({ productId: Type.String() }))

/** Jobs of one product may overlap; what was read later is the higher version. */
const upsert = statement(
  'recommendations.upsert-product',
  `insert into products as known (product_id, slug, version, kind, tags, goes_with, price, listed_at, learned_at, warmth)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce((select orders from product_orders where product_id = $1), 0))
   on conflict (product_id) do update
     set slug = excluded.slug, version = excluded.version, kind = excluded.kind, tags = excluded.tags,
         goes_with = excluded.goes_with, price = excluded.price, listed_at = excluded.listed_at,
         learned_at = excluded.learned_at
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
export async function learnProduct(deps: RecommendationsDeps, productId: string): Promise<void> {
  const [product] = await askFor(deps, [productId])
  await deps.db.tx(async tx => {
    if (product) await keepProduct(tx, product, deps.clock.iso())
    else await tx.run(forget, [productId])
  })
}

/** How up to a hundred products look to everyone now; those that are not on sale are left out. */
export async function askFor({ catalog, clock }: RecommendationsDeps, ids: string[]): Promise<Product[]> {
  const call = newCall({ actor: systemActor('recommendations:learn'), clock })
  const { items } = unwrap(await catalog.getManyProducts({ products: ids }, call))
  return items.filter(({ id }) => ids.includes(id))
}

export async function keepProduct(tx: Tx, product: Product, now: string): Promise<void> {
  await tx.run(yieldSlug, [product.id, product.slug])
  await tx.run(upsert, [...rowOf(product), now])
}

const rowOf = ({ id, slug, version, tags, goesWith, publishedAt, ...product }: Product) => {
  const kind = product.categories.toSorted((a, b) => b.path.length - a.path.length)[0]?.id ?? null
  const cheapest = product.prices.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))[0]?.min ?? null
  return [id, slug, version, kind, tags, goesWith, cheapest, publishedAt]
}
