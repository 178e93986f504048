import { type BulkOptions, bulkImport } from '@stoa/catalog'
import { type InventoryDeps, loadStock } from '@stoa/inventory'
import type { SeedProduct } from '../types.ts'
import { toImportItem, toStock } from './to-import-item.ts'

export type LoadOptions = {
  readonly catalog: BulkOptions
  readonly inventory: InventoryDeps
  readonly batchSize: number
  readonly progress: (done: number) => void
}

/** Stock first, so that no product is ever shown as sold out because its stock is still on the way. */
export async function loadProducts(products: Iterable<SeedProduct>, options: LoadOptions): Promise<number> {
  const load = bulkImport(options.catalog)
  let done = 0
  for (const batch of batches(products, options.batchSize)) {
    await loadStock(options.inventory, batch.flatMap(toStock), options.catalog.actor)
    const outcomes = await load(batch.map(toImportItem))
    const refused = outcomes.filter(({ status }) => status === 'failed')
    if (refused.length > 0)
      throw new Error(
        `the catalogue refused ${refused.length} seed products: ${JSON.stringify(refused.slice(0, 3))}`,
      )
    done += batch.length
    options.progress(done)
  }
  return done
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
