import { statement, type Tx } from '@stoa/platform/db'
import { fillInMedia } from '../media/fill-in-media.ts'
import { checkProduct } from '../product/check-product.ts'
import { rulesOf } from '../product/edit-product.ts'
import { findConflicts } from '../product/find-conflicts.ts'
import type { Languages } from '../product/languages.ts'
import type { Change, Problem, Product } from '../product/product.ts'
import { lockProducts } from '../product/product-store.ts'
import { saveProducts } from '../product/save-products.ts'
import { loadShop } from '../read-model/load-shop.ts'
import { indexProducts } from '../read-model/rebuild.ts'
import type { Shop } from '../read-model/shop.ts'
import type { SearchIndex } from '../search/port.ts'
import type { WriteContext } from '../write-context.ts'
import { decideImport } from './decide-import.ts'
import type { ImportItem } from './import-item.ts'

export type ImportOutcome =
  | { readonly status: 'created' | 'updated' | 'unchanged'; readonly id: string }
  | { readonly status: 'failed'; readonly problems: readonly Problem[] }

export type ImportOptions = {
  readonly languages: Languages
  readonly index: SearchIndex
  readonly context: WriteContext
  readonly publish: boolean
  /** Everything is checked and nothing written. */
  readonly dryRun: boolean
}

const findKnown = statement<{ id: string; slug: string; external_id: string | null }>(
  'catalog.find-known-products',
  `select id, slug, external_id from products where external_id = any($1)
   union select p.id, p.slug, p.external_id from product_slugs s join products p on p.id = s.product_id
    where s.slug = any($2) and s.current`,
)

/** One outcome for each item. A fixed number of statements, whatever the size of the batch. */
export async function importBatch(
  tx: Tx,
  items: readonly ImportItem[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const shop = await loadShop(tx, options.languages)
  const known = await loadKnown(tx, items)
  const rules = importRules(shop, options)
  const decided = items.map(item => decideImport(item, known(item), rules, stampOf(options)))
  const asked = decided.flatMap(one => (one.ok && one.value ? [one.value] : []))
  const { changes, problems: missing } = await fillInMedia(tx, asked)
  const problems = await findProblems(tx, changes, shop, missing)
  const good = changes.filter(({ after }) => !problems.has(after!.id))
  if (!options.dryRun) await write(tx, good, shop, options)
  return decided.map((one, index) => {
    if (!one.ok) return { status: 'failed', problems: one.error }
    if (!one.value) return { status: 'unchanged', id: known(items[index]!)!.id }
    const { before, after } = one.value
    const wrong = problems.get(after!.id)
    return wrong
      ? { status: 'failed', problems: wrong }
      : { status: before ? 'updated' : 'created', id: after!.id }
  })
}

async function loadKnown(tx: Tx, items: readonly ImportItem[]) {
  const externals = items.flatMap(({ externalId }) => externalId ?? [])
  const rows = await tx.all(findKnown, [externals, items.map(({ slug }) => slug)])
  const products = await lockProducts(
    tx,
    rows.map(({ id }) => id),
  )
  const byExternal = new Map(
    products.flatMap(product => (product.externalId ? [[product.externalId, product]] : [])),
  )
  const bySlug = new Map(products.map(product => [product.slug, product]))
  return ({ externalId, slug }: ImportItem): Product | undefined =>
    (externalId === undefined ? undefined : byExternal.get(externalId)) ?? bySlug.get(slug)
}

function importRules({ categories }: Shop, { publish }: ImportOptions) {
  const bySlug = new Map([...categories.values()].map(({ slug, id }) => [slug, id]))
  return { categoryIdOf: (slug: string) => bySlug.get(slug), publish }
}

const stampOf = ({ context: { clock, ids } }: ImportOptions) => ({
  now: clock.iso(),
  nextId: (prefix: string) => ids.next(prefix),
})

async function findProblems(
  tx: Tx,
  changes: readonly Change[],
  shop: Shop,
  missing: ReadonlyMap<string, Problem[]>,
): Promise<Map<string, Problem[]>> {
  const products = changes.flatMap(({ after }) => after ?? [])
  const problems = await findConflicts(tx, products)
  for (const { before, after } of changes) {
    const wrong = after
      ? [...checkProduct(after, rulesOf(shop, before)), ...(missing.get(after.id) ?? [])]
      : []
    if (wrong.length > 0) problems.set(after!.id, [...wrong, ...(problems.get(after!.id) ?? [])])
  }
  return problems
}

async function write(
  tx: Tx,
  changes: readonly Change[],
  shop: Shop,
  { context, index }: ImportOptions,
): Promise<void> {
  await saveProducts(tx, changes, shop, context)
  await indexProducts(
    tx,
    changes.flatMap(({ after }) => after ?? []),
    shop,
    index,
  )
}
