import { statement, type Tx } from '@stoa/platform/db'
import type { FacetHeading, FacetValue } from '../read-model/facets-of.ts'
import type { SearchEntry } from '../read-model/search-entry.ts'
import { indexRow } from './index-row.ts'

/** Writers of the index take turns: the vocabulary counts what the rows said before. */
const takeTurn = statement('catalog.search-turn', `select pg_advisory_xact_lock(hashtext('catalog.search'))`)
const upsertHeadings = statement(
  'catalog.upsert-facets',
  `insert into facets as f (code, labels, "numeric", position)
   select code, labels, "numeric", position
     from json_to_recordset($1) as r (code text, labels json, "numeric" boolean, position integer) order by code
   on conflict (code) do update set labels = excluded.labels, "numeric" = excluded."numeric", position = excluded.position
     where f.labels::text <> excluded.labels::text or f.position <> excluded.position or f."numeric" <> excluded."numeric"`,
)
const upsertValues = statement(
  'catalog.upsert-facet-values',
  `insert into facet_values as v (code, value, labels, number)
   select code, value, labels, number
     from json_to_recordset($1) as r (code text, value text, labels json, number double precision) order by code, value
   on conflict (code, value) do update set labels = excluded.labels where v.labels::text <> excluded.labels::text`,
)
const findValues = statement<{ id: number; code: string; value: string }>(
  'catalog.find-facet-values',
  `select v.id, v.code, v.value from facet_values v
     join unnest($1::text[], $2::text[]) as r (code, value) on r.code = v.code and r.value = v.value`,
)
const countWords = statement(
  'catalog.count-words',
  `with said as (
     select language, unnest(words) as word, -1 as n from search_documents where product_id = any($1)
     union all
     select language, unnest(words), 1 from json_to_recordset($2) as r (language text, words text[])),
   changed as (select language, word, sum(n)::integer as n from said group by language, word having sum(n) <> 0)
   insert into search_words as w (language, word, documents) select * from changed order by language, word
   on conflict (language, word) do update set documents = w.documents + excluded.documents`,
)
const upsertRows = statement(
  'catalog.upsert-search',
  `insert into search_documents (product_id, language, version, listed_at, in_stock, terms, facets, packed, amounts, words)
   select "productId", language, version, "listedAt", "inStock",
          setweight(t.title, 'A') || setweight(to_tsvector(r.config, keywords), 'B')
            || setweight(to_tsvector(r.config, description), 'D')
            || array_to_tsvector(lexemes || coalesce((select array_agg('=' || lexeme) from unnest(t.title)), '{}')),
          facets, packed, amounts, words
     from json_to_recordset($1) as r ("productId" text, language text, config regconfig, version integer,
            "listedAt" timestamptz, "inStock" boolean, title text, keywords text, description text, lexemes text[],
            facets integer[], packed bytea, amounts jsonb, words text[]),
          lateral (select to_tsvector(r.config, r.title) as title) t
   on conflict (product_id, language) do update set version = excluded.version, listed_at = excluded.listed_at,
     in_stock = excluded.in_stock, terms = excluded.terms, facets = excluded.facets, packed = excluded.packed,
     amounts = excluded.amounts, words = excluded.words`,
)
const deleteRows = statement(
  'catalog.delete-search',
  'delete from search_documents where product_id = any($1)',
)

export async function putEntries(tx: Tx, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.all(takeTurn)
  const idOf = await numberFacets(tx, entries)
  const rows = entries.map(entry => indexRow(entry, idOf))
  const vocabulary = rows.map(({ language, words }) => ({ language, words }))
  await tx.run(countWords, [[...new Set(rows.map(({ productId }) => productId))], JSON.stringify(vocabulary)])
  await tx.run(upsertRows, [JSON.stringify(rows)])
}

export async function removeEntries(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.all(takeTurn)
  await tx.run(countWords, [ids, '[]'])
  await tx.run(deleteRows, [ids])
}

/** Every facet and value has a row, and a value its number. */
async function numberFacets(tx: Tx, entries: readonly SearchEntry[]) {
  const headings = new Map<string, FacetHeading>()
  const values = new Map<string, FacetValue>()
  for (const { facets } of entries) {
    for (const heading of facets.headings) headings.set(heading.code, heading)
    for (const value of facets.values) values.set(keyOf(value.code, value.value), value)
  }
  if (values.size === 0) return () => 0
  const wanted = [...values.values()]
  const [, , found] = await Promise.all([
    tx.run(upsertHeadings, [JSON.stringify([...headings.values()])]),
    tx.run(upsertValues, [JSON.stringify(wanted)]),
    tx.all(findValues, [wanted.map(({ code }) => code), wanted.map(({ value }) => value)]),
  ])
  const ids = new Map(found.map(({ id, code, value }) => [keyOf(code, value), id]))
  return (code: string, value: string) => ids.get(keyOf(code, value))!
}

const keyOf = (code: string, value: string): string => `${code}:${value}`
