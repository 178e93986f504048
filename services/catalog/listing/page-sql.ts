/** A page of cards as one row: the texts joined in order, and where the page ended. */
export type PageRow = { items: string | null; found: number; key: string | null; id: string | null }

export type Order = 'newest' | 'price-asc' | 'price-desc' | 'name'

const directions: Readonly<Record<Order, 'asc' | 'desc'>> = {
  newest: 'desc',
  'price-asc': 'asc',
  'price-desc': 'desc',
  name: 'asc',
}

/** Beyond every row in the direction of the walk: the cursor of the first page. */
export const startOf: Readonly<Record<Order, readonly [key: string, id: string]>> = {
  newest: ['infinity', '~'],
  'price-asc': ['-1', ''],
  'price-desc': ['9007199254740991', '~'],
  name: ['', ''],
}

export type PageParts = {
  readonly order: Order
  /** The tables and their condition; `l` is the row that is walked along. */
  readonly from: string
  readonly where: string
  /** Of the rows in this order no more than `among` are looked at, and those kept for which `keep` holds. */
  readonly sieve?: { readonly among: number; readonly keep: string }
  /** The expression that is sorted by, and its type. */
  readonly key: string
  readonly type: string
  /** Numbers of the parameters: language, limit, cursor's key and id. */
  readonly at: {
    readonly language: number
    readonly limit: number
    readonly key: number
    readonly id: number
  }
}

/** One more row than asked for is looked at, which tells whether there is a next page. */
export function pageSql({ order, from, where, key, type, at, sieve }: PageParts): string {
  const direction = directions[order]
  const sorted = `${key} ${direction}, l.product_id ${direction}`
  const beyond = `(${key}, l.product_id) ${direction === 'asc' ? '>' : '<'} ($${at.key}::${type}, $${at.id}::text)`
  const walked = `from ${from} where ${where} and ${beyond}`
  const rows = sieve
    ? `from (select l.* ${walked} order by ${sorted} limit ${sieve.among}) l where ${sieve.keep}`
    : walked
  return `select string_agg(c.card, ',' order by p.n) filter (where p.n <= $${at.limit}) as items,
       count(*)::int as found,
       max(p.key) filter (where p.n = $${at.limit}) as key, max(p.id) filter (where p.n = $${at.limit}) as id
  from (select l.product_id as id, (${key})::text as key, row_number() over (order by ${sorted}) as n
          ${rows}
         order by ${sorted} limit $${at.limit}::int + 1) p
  join product_cards c on c.product_id = p.id and c.language = $${at.language}`
}
