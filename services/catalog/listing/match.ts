import { statement } from '@stoa/platform/db'
import { type Order, type PageRow, pageSql } from './page-sql.ts'

/**
 * Lists by attributes and tags: the index of terms finds what matches, and the matches are sorted.
 * $1 terms, $2 language, $3 limit, $4 and $5 cursor, $6 only in stock, $7 currency, $8 and $9 price range.
 */
const at = { language: 2, limit: 3, key: 4, id: 5 }
const amount = `(l.amounts->$7)::bigint`
const where = `l.terms @@ $1::tsquery and l.language = $2 and (l.in_stock or not $6::bool)
  and ($7::text is null or ${amount} between $8::bigint and $9::bigint)`
const from = 'search_documents l'
const named = `${from} join listing_names n on n.product_id = l.product_id and n.scope = 0 and n.language = l.language`

const page = (order: Order, parts: { from: string; key: string; type: string }) =>
  statement<PageRow>(`catalog.match-${order}`, pageSql({ order, ...parts, where, at }))

export const matches: Readonly<Record<Order, ReturnType<typeof page>>> = {
  newest: page('newest', { from, key: 'l.listed_at', type: 'timestamptz' }),
  'price-asc': page('price-asc', { from, key: amount, type: 'bigint' }),
  'price-desc': page('price-desc', { from, key: amount, type: 'bigint' }),
  name: page('name', { from: named, key: 'n.sort_key', type: 'text' }),
}
