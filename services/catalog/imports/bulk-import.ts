import { languagesOf } from '../config.ts'
import type { CatalogOptions } from '../deps.ts'
import { createFacetBook } from '../search/facet-book.ts'
import { createFrequentWords } from '../search/frequent-words.ts'
import { postgresIndex } from '../search/postgres-index.ts'
import { createSynonymBook } from '../search/synonym-book.ts'
import { type ImportOutcome, importBatch } from './import-batch.ts'
import type { ImportItem } from './import-item.ts'

export type BulkOptions = Omit<CatalogOptions, 'cursorKey' | 'pictures'> & {
  /** For the audit trail: kind:id. */
  readonly actor: string
  readonly publish?: boolean
}

/**
 * The core of the import for those who have the products at hand, as the seed does: one transaction a call, best with
 * some hundred products each. Rows, pages, lists, search index and events are complete when it answers.
 */
export function bulkImport({ db, clock, ids, config, actor, publish = true }: BulkOptions) {
  const { cacheMs } = config
  const index = postgresIndex({
    facets: createFacetBook(cacheMs),
    synonyms: createSynonymBook(cacheMs),
    frequent: createFrequentWords(cacheMs),
  })
  const context = { actor, clock, ids }
  const options = { languages: languagesOf(config), index, context, publish, dryRun: false }
  return (items: readonly ImportItem[]): Promise<ImportOutcome[]> =>
    db.tx(tx => importBatch(tx, items, options))
}
