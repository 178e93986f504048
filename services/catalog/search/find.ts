import type { Queries } from '@stoa/platform/db'
import { correctWords } from './correct-words.ts'
import { type CountFilters, countHits } from './count-hits.ts'
import type { FacetBook } from './facet-book.ts'
import { scopeTerms } from './filter-terms.ts'
import { answerBroad, browse } from './find-broad.ts'
import type { FrequentWords } from './frequent-words.ts'
import { type Asked, hitParameters, ranked } from './hit-parameters.ts'
import { exactLimit, hitsBy } from './hits-sql.ts'
import type { SearchAnswer, SearchQuery } from './port.ts'
import type { SynonymBook } from './synonym-book.ts'
import { textConfig } from './text-config.ts'
import { queryWords, skuTerm, wordsQuery } from './words-query.ts'

export type Books = {
  readonly facets: FacetBook
  readonly synonyms: SynonymBook
  readonly frequent: FrequentWords
}

/** As written; else with the last word as a beginning; else as it was probably meant. */
export async function find(db: Queries, query: SearchQuery, books: Books): Promise<SearchAnswer> {
  const filters = await countFilters(db, query, books)
  const words = queryWords(query.words)
  const answer = (text: string) => answerHits(db, query, askedFor(query, text), filters)
  if (words.length === 0) return (await browse(db, query, askedFor(query, ''), filters)) ?? answer('')
  const synonyms = await books.synonyms.read(db, query.language)
  const asWritten = wordsQuery(words, synonyms)
  if (await surelyBroad(db, query, words, books)) {
    const broad = await answerBroad(db, query, askedFor(query, asWritten), filters)
    if (broad.counts.total > 0) return broad
  }
  const exact = await answer(asWritten)
  if (exact.hits > 0) return exact
  const begun = await answer(wordsQuery(words, synonyms, true))
  if (begun.hits > 0) return begun
  const corrected = await correctWords(db, words, query.language)
  if (!corrected) return exact
  const meant = await answer(wordsQuery(corrected, synonyms))
  return meant.hits > 0 ? { ...meant, corrected: corrected.join(' ') } : exact
}

/** One frequent word and nothing that narrows it: counting to 1,000 would only say what the vocabulary says. */
const surelyBroad = async (db: Queries, query: SearchQuery, words: readonly string[], { frequent }: Books) =>
  words.length === 1 &&
  query.category === undefined &&
  query.tag === undefined &&
  !query.inStock &&
  (await frequent.has(db, query.language, words[0]!))

const askedFor = (query: SearchQuery, words: string): Asked => ({
  words,
  terms: scopeTerms(query),
  config: textConfig(query.language),
  sku: skuTerm(query.words),
})

async function answerHits(
  db: Queries,
  query: SearchQuery,
  asked: Asked,
  filters: CountFilters,
): Promise<SearchAnswer & { readonly hits: number }> {
  const row = await db.one(hitsBy[query.sort], hitParameters(query, asked))
  const { hits } = row
  if (hits > exactLimit) return { hits, ...(await answerBroad(db, query, asked, filters)) }
  const counts = countHits(row.packed ?? Buffer.alloc(0), filters)
  return { hits, ...ranked(query, row), counts, approximate: false }
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
