import { type BulkOptions, bulkImport, knownSlugs } from '@stoa/catalog'
import { type InventoryDeps, loadStock } from '@stoa/inventory'
import { giftCard, giftCardStock } from '../catalogue/gift-card.ts'
import type { SeedProduct } from '../types.ts'
import { toImportItem, toStock } from './to-import-item.ts'

export type LoadOptions = {
  readonly catalog: BulkOptions
  readonly inventory: InventoryDeps
  readonly batchSize: number
  /** Without stock a product counts as available, and a load takes half the time. */
  readonly stock: boolean
  readonly progress: (done: number) => void
}

export type Loaded = { readonly seen: number; readonly created: number }

/** Stock first, so that no product is ever shown as sold out because its stock is still on the way. */
export async function loadProducts(
  products: Iterable<SeedProduct>,
  options: LoadOptions,
  signal?: AbortSignal,
): Promise<Loaded> {
  const load = bulkImport(options.catalog)
  const source = batches(products, options.batchSize)
  let [seen, created] = [0, 0]
  // One source for all: whoever is free takes the next batch, and one that fails ends it for the others.
  const work = async (): Promise<void> => {
    for (const batch of source) {
      const missing = await missingOf(batch, options)
      if (missing.length > 0) await loadBatch(missing, load, options)
      seen += batch.length
      created += missing.length
      options.progress(seen)
      if (signal?.aborted) return
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return { seen, created }
}

/** Money for later: what no shelf holds. */
export async function loadGiftCard({ inventory, catalog }: LoadOptions): Promise<void> {
  if ((await knownSlugs(catalog.db, [giftCard().slug])).size > 0) return
  await loadStock(inventory, giftCardStock(), catalog.actor)
  const [outcome] = await bulkImport(catalog)([giftCard()])
  if (outcome?.status === 'failed')
    throw new Error(`the catalogue refused the gift card: ${JSON.stringify(outcome)}`)
}

/** While one batch waits for its turn at the search index, the rows of the next are written. */
const atOnce = 2

async function missingOf(batch: readonly SeedProduct[], { catalog }: LoadOptions): Promise<SeedProduct[]> {
  const known = await knownSlugs(
    catalog.db,
    batch.map(({ slug }) => slug),
  )
  return batch.filter(({ slug }) => !known.has(slug))
}

async function loadBatch(
  batch: readonly SeedProduct[],
  load: ReturnType<typeof bulkImport>,
  { inventory, catalog, stock }: LoadOptions,
): Promise<void> {
  if (stock) await loadStock(inventory, batch.flatMap(toStock), catalog.actor)
  const outcomes = await load(batch.map(toImportItem))
  const refused = outcomes.filter(({ status }) => status === 'failed')
  if (refused.length > 0)
    throw new Error(
      `the catalogue refused ${refused.length} seed products: ${JSON.stringify(refused.slice(0, 3))}`,
    )
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
