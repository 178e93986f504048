import { groupSlots, type HitsRow } from './hits-sql.ts'
import type { SearchPlace, SearchQuery } from './port.ts'

/** What is looked for, ready for PostgreSQL. */
export type Asked = {
  readonly words: string
  readonly terms: string
  readonly config: string
  readonly sku: string
}

export const hitParameters = (query: SearchQuery, { words, terms, config, sku }: Asked): unknown[] => [
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

/** A page of ranked hits, which goes on by counting them. */
export function ranked({ place, limit }: SearchQuery, { items, found }: HitsRow) {
  const next = found > limit ? { next: { offset: offsetOf(place) + limit } } : {}
  return { items: items ?? '', ...next }
}

export const offsetOf = (place: SearchPlace | undefined): number =>
  place && 'offset' in place ? place.offset : 0
