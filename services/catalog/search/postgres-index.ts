import { statement } from '@stoa/platform/db'
import { complete } from './complete.ts'
import { type Books, find } from './find.ts'
import type { SearchIndex } from './port.ts'
import { putEntries, removeEntries } from './write-index.ts'

const readVersion = statement<{ version: number }>(
  'catalog.search-version',
  'select version from search_documents where product_id = $1 order by language limit 1',
)

/** The engine that needs no second vendor: full text and trigrams of PostgreSQL. */
export const postgresIndex = (books: Books): SearchIndex => ({
  put: putEntries,
  remove: removeEntries,
  versionOf: async (db, productId) => (await db.maybe(readVersion, [productId]))?.version,
  find: (db, query) => find(db, query, books),
  complete,
})
