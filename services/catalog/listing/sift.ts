import { statement } from '@stoa/platform/db'
import { type PageRow, pageSql } from './page-sql.ts'
import { walkParts } from './walk.ts'

/**
 * A walk that passes over what does not match: for queries that match so many products that the next twenty are not
 * far, if they are spread evenly. Where they are not (lamps are never among the cheapest), it gives up and finds too few.
 * Parameters as in a walk, and $10 terms. The subquery keeps the planner from fetching all matches first.
 */
const sieve = {
  among: 1000,
  keep: `(select d.terms @@ $10::tsquery from search_documents d where d.product_id = l.product_id and d.language = $2)`,
}

type SearchOrder = keyof typeof walkParts

const page = (order: SearchOrder) =>
  statement<PageRow>(`catalog.sift-${order}`, pageSql({ ...walkParts[order], sieve }))

export const sifts: Readonly<Record<SearchOrder, ReturnType<typeof page>>> = {
  newest: page('newest'),
  'price-asc': page('price-asc'),
  'price-desc': page('price-desc'),
}
