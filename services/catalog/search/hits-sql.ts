import { statement } from '@stoa/platform/db'
import type { SearchSort } from './port.ts'

export const exactLimit = 1000
/** As many facets as can be filtered by in one search. */
export const groupSlots = 8

export type HitsRow = { hits: number; found: number; items: string | null; packed: Buffer | null }

/**
 * $1 words, $2 other terms, $3 language, $4 currency, $5 and $6 price range, $7 only in stock, $8 limit, $9 offset,
 * $10 text configuration, $11 term of a SKU, $12 and on: numbers of facet values.
 */
const slots = Array.from(
  { length: groupSlots },
  (_, n) => `($${12 + n}::int[] is null or facets && $${12 + n})`,
)
const orders: Readonly<Record<SearchSort, string>> = {
  relevance: 'in_stock desc, rank desc, listed_at desc, product_id desc',
  newest: 'listed_at desc, product_id desc',
  'price-asc': 'amount, product_id',
  'price-desc': 'amount desc, product_id desc',
}
const asked = `(select (to_tsquery($10::regconfig, $1) || $11::tsquery) && $2::tsquery as terms) q`
const matching = `s.terms @@ q.terms and s.language = $3 and (s.in_stock or not $7::bool)`
const packedHits = (hits: string) =>
  `string_agg(${hits}.packed || int8send(coalesce(${hits}.amount, -1)), ''::bytea)`

/** Up to 1,001 hits of the words, of them those that pass the filters, of those one page; and all hits packed for counting. */
const hitsSql = (sort: SearchSort, most = exactLimit + 1) => `with hits as materialized (
    select s.product_id, s.in_stock, s.listed_at, s.packed, s.facets, (s.amounts->$4)::bigint as amount,
           ${sort === 'relevance' ? 'ts_rank(s.terms, q.terms)' : '0'} as rank
      from ${asked}, search_documents s where ${matching}${sort.startsWith('price') ? ' and s.amounts ? $4' : ''}
     limit ${most}),
  page as (
    select product_id, row_number() over (order by ${orders[sort]}) as n from hits
     where ($5::bigint is null or amount >= $5) and ($6::bigint is null or amount <= $6) and ${slots.join(' and ')}
     order by ${orders[sort]} limit $8::int + 1 offset $9)
  select (select count(*)::int from hits) as hits, (select count(*)::int from page) as found,
         (select string_agg(c.card, ',' order by n) from page join product_cards c using (product_id)
           where c.language = $3 and n <= $9::int + $8::int) as items,
         (select ${packedHits('hits')} from hits) as packed`

const hits = (sort: SearchSort) => statement<HitsRow>(`catalog.search-${sort}`, hitsSql(sort))
export const hitsBy: Readonly<Record<SearchSort, ReturnType<typeof hits>>> = {
  relevance: hits('relevance'),
  newest: hits('newest'),
  'price-asc': hits('price-asc'),
  'price-desc': hits('price-desc'),
}

/** Of thousands of hits, these many are ranked for the first pages; it takes a quarter of the time of a thousand. */
export const bestOf = 300
export const bestHits = statement<HitsRow>('catalog.search-best', hitsSql('relevance', bestOf))

export type SampleRow = { hits: number; packed: Buffer | null }

/** The same hits from some of the random buckets only, to be counted and scaled up. */
export const sampleHits = statement<SampleRow>(
  'catalog.search-sample',
  `with hits as materialized (
     select s.packed, (s.amounts->$4)::bigint as amount
       from (select ((to_tsquery($6::regconfig, $1) || $7::tsquery) && $2::tsquery) as terms) q, search_documents s
      where s.terms @@ q.terms and s.language = $3 and (s.in_stock or not $5::bool) limit ${exactLimit + 1})
   select count(*)::int as hits, ${packedHits('hits')} as packed from hits`,
)

/** The query of words, asked of titles alone. */
export const titleTerms = statement<{ terms: string }>(
  'catalog.title-terms',
  `select regexp_replace(to_tsquery($1::regconfig, $2)::text, $r$'([^']+)'$r$, $r$'=\\1'$r$, 'g') as terms`,
)

/** As text for a query of terms: words and the other terms joined. */
export const joinedTerms = statement<{ terms: string }>(
  'catalog.joined-terms',
  `select ((to_tsquery($1::regconfig, $2) || $3::tsquery) && $4::tsquery)::text as terms`,
)

export const countScope = statement<{ count: number }>(
  'catalog.count-scope',
  `select count(*)::int as count from (select from listings where scope = $1 limit ${exactLimit + 1}) l`,
)
