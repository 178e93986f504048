import { empty, join, type Queries, raw, type Sql, sql } from '@stoa/platform/db'
import { type Row, rowColumns, type StaffListInput, type StaffPlace } from './staff-product-row.ts'

type Asked = StaffListInput & { readonly sort: NonNullable<StaffListInput['sort']> }

const orders: Readonly<Record<Asked['sort'], Sql>> = {
  changed: sql`updated_at desc, id desc`,
  newest: sql`id desc`,
  'title-asc': sql`title, id`,
  'title-desc': sql`title desc, id desc`,
}
const after: Readonly<Record<Asked['sort'], (place: StaffPlace) => Sql>> = {
  changed: ({ key, id }) => sql`(updated_at, id) < (${key}::timestamptz, ${id})`,
  newest: ({ id }) => sql`id < ${id}`,
  'title-asc': ({ key, id }) => sql`(title, id) > (${key}, ${id})`,
  'title-desc': ({ key, id }) => sql`(title, id) < (${key}, ${id})`,
}
const lacking: Readonly<Record<NonNullable<StaffListInput['without']>, Sql>> = {
  picture: sql`json_array_length(media) = 0`,
  price: sql`not exists (select from variants v join prices c on c.variant_id = v.id where v.product_id = p.id)`,
  category: sql`cardinality(category_ids) = 0`,
}

/** Only what is asked for stands in the query, so that each has the index it needs. */
function matching({ status, q, category, tag, without }: StaffListInput): Sql[] {
  const like = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return [
    status && sql`status = ${status}`,
    q &&
      sql`(title ilike ${like} or slug ilike ${like} or id in (select product_id from variants where sku = ${q}))`,
    category && sql`category_ids && (${belowCategory(category)})`,
    tag && sql`${tag} = any(tags)`,
    without && lacking[without],
  ].filter(condition => condition !== undefined && condition !== '')
}

const belowCategory = (key: string): Sql => sql`select coalesce(array_agg(below.id), '{}') from categories top
  join categories below on below.path >= top.path and below.path < top.path || chr(1114111)
  where top.id = ${key} or top.slug = ${key}`

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`where ${join(conditions, ' and ')}` : empty

export function findRows(
  db: Queries,
  asked: Asked,
  { place, limit }: { readonly place: StaffPlace | undefined; readonly limit: number },
): Promise<Row[]> {
  const conditions = [...matching(asked), ...(place ? [after[asked.sort](place)] : [])]
  return db.all(
    sql`select ${raw(rowColumns)} from products p ${where(conditions)} order by ${orders[asked.sort]} limit ${limit}`,
  )
}

/** Counts no further than `most`: who sees "more than 1,000" narrows the search. */
export async function countRows(db: Queries, asked: StaffListInput, most: number): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from (select from products p ${where(matching(asked))} limit ${most}) as found`,
  )
  return count
}
