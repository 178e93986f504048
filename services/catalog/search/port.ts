import type { Queries, Tx } from '@stoa/platform/db'
import type { Order } from '../listing/page-sql.ts'
import type { SearchEntry } from '../read-model/search-entry.ts'
import type { FacetGroup } from './filter-terms.ts'

export type SearchSort = 'relevance' | 'newest' | 'price-asc' | 'price-desc'

/** Where a page of hits begins: a place among the ranked ones, or in an order that a list has. */
export type SearchPlace =
  | { readonly offset: number }
  | { readonly order: Order; readonly key: string; readonly id: string }

export type SearchQuery = {
  readonly words: string
  readonly language: string
  readonly category?: number | undefined
  /** The same category as it was asked for, by id or slug. */
  readonly categoryKey?: string | undefined
  readonly tag?: string | undefined
  readonly groups: readonly FacetGroup[]
  readonly inStock: boolean
  readonly currency?: string | undefined
  readonly minPrice?: number | undefined
  readonly maxPrice?: number | undefined
  readonly sort: SearchSort
  readonly limit: number
  readonly place?: SearchPlace | undefined
}

export type Counts = {
  readonly total: number
  /** Hits by number of facet value; by negated number of a category. */
  readonly values: ReadonlyMap<number, number>
  readonly price?: { readonly min: number; readonly max: number }
}

export type SearchAnswer = {
  /** Cards as JSON, joined by commas. */
  readonly items: string
  readonly next?: SearchPlace
  readonly counts: Counts
  readonly approximate: boolean
  readonly corrected?: string
}

export type Completions = { readonly words: string[]; readonly items: string }

/** What a search engine has to do for the catalogue. It is fed by events, so it may stand anywhere. */
export type SearchIndex = {
  put(tx: Tx, entries: readonly SearchEntry[]): Promise<void>
  remove(tx: Tx, productIds: readonly string[]): Promise<void>
  /** The version of a product that it knows. */
  versionOf(tx: Queries, productId: string): Promise<number | undefined>
  find(db: Queries, query: SearchQuery): Promise<SearchAnswer>
  complete(db: Queries, typed: string, language: string, limit: number): Promise<Completions>
}
