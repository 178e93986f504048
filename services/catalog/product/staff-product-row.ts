import type { catalogContract, StaffProductRow } from '@stoa/contracts/catalog'
import type { InputOf } from '@stoa/kernel/contract'
import type { Static } from 'typebox'
import type { PriceRange } from '../read-model/price-ranges.ts'
import { type Languages, textIn } from './languages.ts'
import type { Product } from './product.ts'

export type StaffListInput = InputOf<(typeof catalogContract)['methods']['listStaffProducts']>
/** `key` is what the list is sorted by. */
export type StaffPlace = { readonly key: string; readonly id: string }

export type Row = {
  id: string
  version: number
  slug: string
  title: string
  status: Product['status']
  publish_at: string | null
  created_at: string
  updated_at: string
  picture: Product['media'][number] | null
  tags: string[]
  category_ids: string[]
  variants: number
  sku: string | null
  prices: PriceRange[] | null
  in_stock: boolean
}

/** What a list of staff shows of a product, beside its own columns. */
export const rowColumns = `id, version, slug, title, status, publish_at, created_at, updated_at, tags, category_ids,
  (select m from json_array_elements(media) m where m->>'kind' = 'image' limit 1) as picture,
  (select count(*)::int from variants v where v.product_id = p.id) as variants,
  (select sku from variants v where v.product_id = p.id order by position limit 1) as sku,
  (select json_agg(r order by r.currency) from (
     select c.currency, min(c.amount) as min, max(c.amount) as max
       from variants v join prices c on c.variant_id = v.id where v.product_id = p.id group by c.currency) r) as prices,
  exists (select from variants v where v.product_id = p.id
     and not exists (select from availability a where a.sku = v.sku and not a.in_stock)) as in_stock`

export const toItem = (row: Row, languages: Languages): Static<typeof StaffProductRow> => ({
  ...{ id: row.id, version: row.version, slug: row.slug, title: row.title, status: row.status },
  ...(row.publish_at === null ? {} : { publishAt: row.publish_at }),
  variants: row.variants,
  ...(row.sku === null ? {} : { sku: row.sku }),
  ...(row.picture ? { image: imageOf(row.picture, row.title, languages) } : {}),
  prices: row.prices ?? [],
  inStock: row.in_stock,
  tags: row.tags,
  categoryIds: row.category_ids,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const imageOf = ({ url, alt, colour }: NonNullable<Row['picture']>, title: string, languages: Languages) => ({
  url,
  alt: textIn(alt ?? {}, languages[0], languages) ?? title,
  ...(colour === undefined ? {} : { colour }),
})
