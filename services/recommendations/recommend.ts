import type { recommendationsContract } from '@stoa/contracts/recommendations'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { RecommendationsDeps } from './deps.ts'

type Row = { readonly productId: string; readonly slug: string; readonly reason: string }

/**
 * The first reason a product has is the one it is shown for. `together` is the cosine of two products over orders:
 * what everybody buys goes with everything and says nothing.
 */
const answer = (...sources: readonly string[]) => `
  with asked as (
    select product_id, kind, tags, goes_with, price from products where product_id = any ($1::text[]) or slug = any ($1::text[])
  ), found as (
    ${sources.map((source, rank) => `select ${rank} as rank, * from (${source}) as source_${rank}`).join(' union all ')}
  ), first_reasons as (
    select distinct on (product_id) rank, reason, product_id, score from found
     where product_id not in (select product_id from asked) order by product_id, rank, score desc
  )
  select product_id as "productId", slug, reason from first_reasons join products using (product_id)
   order by rank, score desc, product_id limit $2`

const together = `
  select 'bought-together' as reason, other_id as product_id,
         sum(pair.orders / sqrt(greatest(1, one.orders)::float8 * greatest(1, other.orders))) as score
    from asked
    cross join lateral (
      select other_id, orders from product_pairs where product_id = asked.product_id and orders >= $3
       order by orders desc limit 200) as pair
    join product_orders one on one.product_id = asked.product_id
    join product_orders other on other.product_id = pair.other_id
   group by other_id`
const goesWith = `
  select 'goes-with' as reason, product_id, warmth as score from products
   where slug in (select unnest(goes_with) from asked)`
/** Tags in common, and a price of the same size; among the warmest 300 of a kind. */
const similar = `
  select 'similar' as reason, near.product_id,
         max(cardinality(array(select unnest(near.tags) intersect select unnest(asked.tags)))
               / greatest(1, cardinality(array(select unnest(near.tags) union select unnest(asked.tags))))::float8
             + 1 / (1 + abs(ln(greatest(1, near.price)::float8 / greatest(1, asked.price))))) as score
    from asked
    cross join lateral (
      select * from products where kind = asked.kind order by warmth desc, product_id limit 300) as near
   group by near.product_id`
const popular = `
  select * from (
    select case when warmth > 0 then 'popular' else 'new' end as reason, product_id,
           warmth + extract(epoch from listed_at) / 1e12 as score
      from products order by warmth desc, listed_at desc, product_id limit 60) as warm`

const boughtTogether = statement<Row>(
  'recommendations.bought-together',
  answer(together, goesWith, similar, popular),
)
const alike = statement<Row>('recommendations.similar', answer(similar, goesWith, popular, thresholdOnly()))
const warmest = statement<Row>('recommendations.popular', answer(popular, thresholdOnly()))

/** PostgreSQL wants to know the type of every parameter, also of one that a query has no use for. */
function thresholdOnly(): string {
  return `select 'none' as reason, product_id, 0::float8 as score from products where $3::integer < 0`
}

type Methods = Pick<Api<typeof recommendationsContract>, 'listBoughtTogether' | 'listSimilar' | 'listPopular'>
const usual = 8

export function recommend({ db, config }: RecommendationsDeps): Methods {
  const ask = async (query: typeof warmest, products: readonly string[], limit = usual) =>
    ok({ items: await db.all(query, [products, limit, config.leastOrders]) })
  return {
    listBoughtTogether: ({ products, limit }) => ask(boughtTogether, products, limit),
    listSimilar: ({ product, limit }) => ask(alike, [product], limit),
    listPopular: ({ limit }) => ask(warmest, [], limit),
  }
}
