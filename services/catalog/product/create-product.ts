import { catalogContract } from '@stoa/contracts/catalog'
import { command } from '@stoa/platform/command'
import { statement, type Tx } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'
import { draftProduct } from './draft-product.ts'
import { commitProduct } from './edit-product.ts'
import type { Draft } from './product.ts'
import { freeSlug, slugOf } from './slug.ts'

const similarSlugs = statement<{ slug: string }>(
  'catalog.similar-slugs',
  `select slug from product_slugs where slug = $1 or (slug >= $1 || '-' and slug < $1 || '.')`,
)

export const createProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'createProduct', clock: deps.clock },
    async (tx, input, call) => {
      const slug = input.slug ?? (await slugFor(tx, input, deps))
      const stamp = { now: deps.clock.iso(), nextId: (prefix: string) => deps.ids.next(prefix) }
      const after = draftProduct(input, slug, stamp)
      return commitProduct(tx, { after, action: 'product.created' }, deps, writeContext(deps, call))
    },
  )

export async function slugFor(tx: Tx, input: Draft, { config }: CatalogDeps): Promise<string> {
  const texts = input.texts[config.languages[0]] ?? Object.values(input.texts)[0]!
  const slug = slugOf(texts.title, 'product')
  const taken = await tx.all(similarSlugs, [slug])
  return freeSlug(slug, new Set(taken.map(row => row.slug)))
}
