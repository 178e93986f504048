import { type Queries, statement } from '@stoa/platform/db'
import type { Problem, Product } from './product.ts'

type Taken = { kind: 'sku' | 'slug' | 'external'; value: string; owner: string }

const findTaken = statement<Taken>(
  'catalog.find-taken',
  `select 'sku' as kind, sku as value, product_id as owner from variants where sku = any($1)
   union all select 'slug', slug, product_id from product_slugs where slug = any($2) and current
   union all select 'external', external_id, id from products where external_id = any($3)`,
)

/** SKUs, slugs and external ids that are another product's, in the database or in the same batch; by product id. */
export async function findConflicts(
  db: Queries,
  products: readonly Product[],
): Promise<Map<string, Problem[]>> {
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))
  const externals = products.flatMap(({ externalId }) => externalId ?? [])
  const rows = await db.all(findTaken, [skus, products.map(({ slug }) => slug), externals])
  const owners = new Map(rows.map(({ kind, value, owner }) => [`${kind} ${value}`, owner]))
  const conflicts = new Map<string, Problem[]>()
  for (const product of products) {
    const problems = claims(product).flatMap(({ key, pointer, detail }) => {
      const owner = owners.get(key)
      if (owner === undefined) owners.set(key, product.id)
      return owner === undefined || owner === product.id ? [] : [{ pointer, detail }]
    })
    if (problems.length > 0) conflicts.set(product.id, problems)
  }
  return conflicts
}

function claims({ slug, externalId, variants }: Product) {
  return [
    { key: `slug ${slug}`, pointer: '/slug', detail: `'${slug}' is the slug of another product` },
    ...(externalId
      ? [
          {
            key: `external ${externalId}`,
            pointer: '/externalId',
            detail: `'${externalId}' is another product's`,
          },
        ]
      : []),
    ...variants.map(({ sku }, index) => ({
      key: `sku ${sku}`,
      pointer: `/variants/${index}/sku`,
      detail: `'${sku}' is a variant of another product`,
    })),
  ]
}
