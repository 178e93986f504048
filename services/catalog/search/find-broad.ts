import type { Queries } from '@stoa/platform/db'
import { matches } from '../listing/match.ts'
import { type Order, startOf } from '../listing/page-sql.ts'
import { sifts } from '../listing/sift.ts'
import { walks } from '../listing/walk.ts'
import type { CountFilters } from './count-hits.ts'
import { estimateCounts } from './estimate.ts'
import { type Asked, hitParameters, offsetOf, ranked } from './hit-parameters.ts'
import { bestHits, bestOf, countScope, exactLimit, hitsBy, joinedTerms, titleTerms } from './hits-sql.ts'
import type { Counts, SearchAnswer, SearchQuery } from './port.ts'

type SearchOrder = Exclude<Order, 'name'>

/** Too many hits to rank: those with the words in their title come first; other orders are those of lists. */
export async function answerBroad(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  filters: CountFilters,
): Promise<SearchAnswer> {
  const counts = await estimate(db, query, asked, filters)
  if (query.sort !== 'relevance')
    return { ...(await pageInOrder(db, query, asked, query.sort, counts)), counts, approximate: true }
  const { terms } = await db.one(titleTerms, [asked.config, asked.words])
  const titled = terms ? { ...asked, words: '', sku: '', terms: `${asked.terms} & (${terms})` } : asked
  const hits = offsetOf(query.place) + query.limit < bestOf ? bestHits : hitsBy.relevance
  const best = await db.one(hits, hitParameters(query, titled))
  const row = best.found > query.limit ? best : await db.one(hits, hitParameters(query, asked))
  return { ...ranked(query, row), counts, approximate: true }
}

/** Without words there is nothing to rank: beyond 1,000 products a page is a walk along an index. */
export async function browse(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  filters: CountFilters,
): Promise<SearchAnswer | undefined> {
  if (query.tag !== undefined) return undefined
  const { count } = await db.one(countScope, [query.category ?? 0])
  if (count <= exactLimit) return undefined
  const order = query.sort === 'relevance' ? 'newest' : query.sort
  const counts = await estimate(db, query, asked, filters)
  if (query.groups.length > 0)
    return { ...(await pageInOrder(db, query, asked, order, counts)), counts, approximate: true }
  const priced = query.minPrice !== undefined || query.maxPrice !== undefined
  const walk = priced ? walks[order].priced : walks[order].all
  const row = await db.one(walk, [query.categoryKey ?? null, ...walkParameters(query, order)])
  return { ...pageOf(query, order, row), counts, approximate: true }
}

const estimate = (db: Queries, query: SearchQuery, asked: Asked, filters: CountFilters) =>
  estimateCounts(
    db,
    { ...asked, rest: [query.language, query.currency ?? '', query.inStock, asked.config, asked.sku] },
    filters,
  )

/** Of 100,000 products, sorting 3,000 matches takes as long as passing over all that does not match until twenty are found. */
const manyMatches = 3000

/** A page of what matches, in the order of a list. */
async function pageInOrder(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  order: SearchOrder,
  { total }: Counts,
) {
  const facets = query.groups.map(
    ({ ids }) => ` & (${(ids.length > 0 ? ids : [0]).map(id => `'~f:${id}'`).join(' | ')})`,
  )
  const joined = await db.one(joinedTerms, [asked.config, asked.words, asked.sku, asked.terms])
  const terms = joined.terms + facets.join('')
  const parameters = walkParameters(query, order)
  if (total > manyMatches) {
    const sifted = await db.one(sifts[order], [query.categoryKey ?? null, ...parameters, terms])
    if (sifted.found > query.limit) return pageOf(query, order, sifted)
  }
  return pageOf(query, order, await db.one(matches[order], [terms, ...parameters]))
}

function walkParameters(query: SearchQuery, order: SearchOrder): unknown[] {
  const place = query.place && 'order' in query.place && query.place.order === order ? query.place : undefined
  const [key, id] = place ? [place.key, place.id] : startOf[order]
  const priced = query.minPrice !== undefined || query.maxPrice !== undefined || order.startsWith('price')
  const range = [query.minPrice ?? 0, query.maxPrice ?? Number.MAX_SAFE_INTEGER]
  return [query.language, query.limit, key, id, query.inStock, priced ? query.currency : null, ...range]
}

function pageOf(
  { limit }: SearchQuery,
  order: Order,
  row: { items: string | null; found: number; key: string | null; id: string | null },
) {
  const next = row.found > limit ? { next: { order, key: row.key!, id: row.id! } } : {}
  return { items: row.items ?? '', ...next }
}
