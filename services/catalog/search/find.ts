import type { Queries } from '@stoa/platform/db'
import { matches } from '../listing/match.ts'
import { type Order, startOf } from '../listing/page-sql.ts'
import { walks } from '../listing/walk.ts'
import { correctWords } from './correct-words.ts'
import { type CountFilters, countHits } from './count-hits.ts'
import { estimateCounts } from './estimate.ts'
import type { FacetBook } from './facet-book.ts'
import { scopeTerms } from './filter-terms.ts'
import {
  countScope,
  exactLimit,
  groupSlots,
  type HitsRow,
  hitsBy,
  joinedTerms,
  titleTerms,
} from './hits-sql.ts'
import type { Counts, SearchAnswer, SearchPlace, SearchQuery } from './port.ts'
import type { SynonymBook } from './synonym-book.ts'
import { textConfig } from './text-config.ts'
import { queryWords, skuTerm, wordsQuery } from './words-query.ts'

export type Books = { readonly facets: FacetBook; readonly synonyms: SynonymBook }

/** What is looked for, ready for PostgreSQL. */
type Asked = { readonly words: string; readonly terms: string; readonly config: string; readonly sku: string }

export async function find(db: Queries, query: SearchQuery, books: Books): Promise<SearchAnswer> {
  const words = queryWords(query.words)
  const synonyms = words.length > 0 ? await books.synonyms.read(db, query.language) : new Map()
  const asked = (text: string): Asked => ({
    words: text,
    terms: scopeTerms(query),
    config: textConfig(query.language),
    sku: skuTerm(query.words),
  })
  if (words.length === 0)
    return (await browse(db, query, asked(''), books)) ?? answerHits(db, query, asked(''), books)
  const exact = await answerHits(db, query, asked(wordsQuery(words, synonyms)), books)
  if (exact.hits > 0) return exact
  const begun = await answerHits(db, query, asked(wordsQuery(words, synonyms, true)), books)
  if (begun.hits > 0) return begun
  const corrected = await correctWords(db, words, query.language)
  if (!corrected) return exact
  const meant = await answerHits(db, query, asked(wordsQuery(corrected, synonyms)), books)
  return meant.hits > 0 ? { ...meant, corrected: corrected.join(' ') } : exact
}

async function answerHits(db: Queries, query: SearchQuery, asked: Asked, books: Books) {
  const row = await db.one(hitsBy[query.sort], hitParameters(query, asked))
  if (row.hits > exactLimit) return { hits: row.hits, ...(await answerBroad(db, query, asked, row, books)) }
  const counts = countHits(row.packed ?? Buffer.alloc(0), await countFilters(db, query, books))
  return { hits: row.hits, ...ranked(query, row), counts, approximate: false }
}

const offsetOf = (place: SearchPlace | undefined): number => (place && 'offset' in place ? place.offset : 0)

function ranked({ place, limit }: SearchQuery, { items, found }: HitsRow) {
  const next = found > limit ? { next: { offset: offsetOf(place) + limit } } : {}
  return { items: items ?? '', ...next }
}

const hitParameters = (query: SearchQuery, { words, terms, config, sku }: Asked) => [
  words,
  terms,
  query.language,
  query.currency ?? '',
  query.minPrice ?? null,
  query.maxPrice ?? null,
  query.inStock,
  query.limit,
  offsetOf(query.place),
  config,
  sku,
  ...Array.from({ length: groupSlots }, (_, n) => query.groups[n]?.ids ?? null),
]

/** Too many hits to rank: those with the words in their title come first; other orders are those of lists. */
async function answerBroad(db: Queries, query: SearchQuery, asked: Asked, row: HitsRow, books: Books) {
  const counts = await estimate(db, query, asked, books, 0)
  if (query.sort !== 'relevance')
    return { ...(await walkMatches(db, query, asked, query.sort)), counts, approximate: true }
  const { terms } = await db.one(titleTerms, [asked.config, asked.words])
  const titled = terms ? { ...asked, words: '', terms: `${asked.terms} & (${terms})` } : asked
  const best = await db.one(hitsBy.relevance, hitParameters(query, titled))
  return { ...ranked(query, best.found > query.limit ? best : row), counts, approximate: true }
}

async function walkMatches(db: Queries, query: SearchQuery, asked: Asked, order: Order) {
  const { terms } = await db.one(joinedTerms, [asked.config, asked.words, asked.sku, asked.terms])
  const facets = query.groups.map(
    ({ ids }) => ` & (${(ids.length > 0 ? ids : [0]).map(id => `'~f:${id}'`).join(' | ')})`,
  )
  return pageOf(
    query,
    order,
    await db.one(matches[order], [terms + facets.join(''), ...walkParameters(query, order)]),
  )
}

/** Without words there is nothing to rank: beyond 1,000 products a page is a walk along an index. */
async function browse(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  books: Books,
): Promise<SearchAnswer | undefined> {
  if (query.tag !== undefined) return undefined
  const { count } = await db.one(countScope, [query.category ?? 0])
  if (count <= exactLimit) return undefined
  const order = query.sort === 'relevance' ? 'newest' : query.sort
  const counts = await estimate(db, query, asked, books, 1)
  if (query.groups.length > 0)
    return { ...(await walkMatches(db, query, asked, order)), counts, approximate: true }
  const priced = query.minPrice !== undefined || query.maxPrice !== undefined
  const walk = priced ? walks[order].priced : walks[order].all
  const row = await db.one(walk, [query.categoryKey ?? null, ...walkParameters(query, order)])
  return { ...pageOf(query, order, row), counts, approximate: true }
}

function walkParameters(query: SearchQuery, order: Order): unknown[] {
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

async function estimate(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  books: Books,
  share: number,
): Promise<Counts> {
  const rest = [query.language, query.currency ?? '', query.inStock, asked.config, asked.sku]
  return estimateCounts(db, { ...asked, rest }, await countFilters(db, query, books), { share })
}

async function countFilters(db: Queries, query: SearchQuery, { facets }: Books): Promise<CountFilters> {
  const pages = await facets.read(db)
  return {
    groups: query.groups,
    codeOf: id => pages.byId.get(id)?.code,
    minPrice: query.minPrice ?? 0,
    maxPrice: query.maxPrice ?? Number.MAX_SAFE_INTEGER,
    priced: query.minPrice !== undefined || query.maxPrice !== undefined,
  }
}
