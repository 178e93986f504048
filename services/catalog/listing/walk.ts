import { statement } from '@stoa/platform/db'
import { type Order, type PageParts, type PageRow, pageSql } from './page-sql.ts'

/**
 * Lists by category, price and stock: a walk along the index of that order, which stops at the end of the page.
 * $1 category, $2 language, $3 limit, $4 and $5 cursor, $6 only in stock, $7 currency, $8 and $9 price range.
 */
const scope = `(select case when $1::text is null then 0 else (select number from categories where slug = $1 or id = $1) end)`
const at = { language: 2, limit: 3, key: 4, id: 5 }
const common = `l.scope = ${scope} and (l.in_stock or not $6::bool)`
const inRange = (row: string) => `${row}.currency = $7 and ${row}.amount between $8::bigint and $9::bigint`
const priced = `exists (select from listing_prices p where p.product_id = l.product_id and p.scope = 0 and ${inRange('p')})`
/** Every parameter has its type in every statement, used or not. */
const unused = `($7::text is null or $8::bigint is not null or $9::bigint is not null or true)`

const newest = { order: 'newest', from: 'listings l', key: 'l.listed_at', type: 'timestamptz', at } as const
const name = { order: 'name', from: 'listing_names l', key: 'l.sort_key', type: 'text', at } as const
const price = (order: 'price-asc' | 'price-desc'): PageParts => ({
  ...{ order, from: 'listing_prices l', key: 'l.amount', type: 'bigint', at },
  where: `${common} and ${inRange('l')}`,
})

/** The walks that a search may take, with or without a price range. */
export const walkParts = {
  newest: { ...newest, where: `${common} and ($7::text is null or ${priced})` },
  'price-asc': price('price-asc'),
  'price-desc': price('price-desc'),
} as const

const named = `${common} and l.language = $2`

const page = (id: string, text: string) => statement<PageRow>(`catalog.list-${id}`, text)

export const walks: Readonly<
  Record<Order, { readonly all: ReturnType<typeof page>; readonly priced: ReturnType<typeof page> }>
> = {
  newest: {
    all: page('newest', pageSql({ ...newest, where: `${common} and ${unused}` })),
    priced: page('newest-priced', pageSql({ ...newest, where: `${common} and ${priced}` })),
  },
  name: {
    all: page('name', pageSql({ ...name, where: `${named} and ${unused}` })),
    priced: page('name-priced', pageSql({ ...name, where: `${named} and ${priced}` })),
  },
  'price-asc': both(page('price-asc', pageSql(walkParts['price-asc']))),
  'price-desc': both(page('price-desc', pageSql(walkParts['price-desc']))),
}

function both<T>(query: T): { all: T; priced: T } {
  return { all: query, priced: query }
}
