import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { notFound } from './edit-product.ts'
import type { Product } from './product.ts'
import { loadProducts } from './product-store.ts'

type Catalog = typeof catalogContract
type Row = {
  id: string
  version: number
  slug: string
  title: string
  status: Product['status']
  publish_at: string | null
  variants: number
  updated_at: string
}

const Place = Type.Object({ at: Type.String(), id: Type.String() })
const columns = `id, version, slug, title, status, publish_at, updated_at,
  (select count(*)::int from variants v where v.product_id = p.id) as variants`
const page = `($1::text is null or status = $1) and (updated_at, id) < ($2::timestamptz, $3)
  order by updated_at desc, id desc limit $4`
const readPage = statement<Row>(
  'catalog.list-staff-products',
  `select ${columns} from products p where ${page}`,
)
const findPage = statement<Row>(
  'catalog.find-staff-products',
  `select ${columns} from products p
    where (title ilike $5 or slug ilike $5 or id in (select product_id from variants where sku = $6)) and ${page}`,
)

export const listStaffProducts =
  ({ db, cursorKey }: CatalogDeps): Handler<Catalog, 'listStaffProducts'> =>
  async ({ status, q, limit = 20, cursor }) => {
    const place = cursor === undefined ? { at: 'infinity', id: '~' } : decodeCursor(cursorKey, cursor, Place)
    const parameters = [status ?? null, place.at, place.id, limit + 1]
    const rows =
      q === undefined
        ? await db.all(readPage, parameters)
        : await db.all(findPage, [...parameters, `%${q.replace(/[\\%_]/g, '\\$&')}%`, q])
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const more = rows.length > limit && last
    return ok({
      items: items.map(toItem),
      ...(more ? { next: encodeCursor(cursorKey, { at: last.updated_at, id: last.id }) } : {}),
    })
  }

const toItem = ({ publish_at, updated_at, ...row }: Row) => ({
  ...row,
  updatedAt: updated_at,
  ...(publish_at === null ? {} : { publishAt: publish_at }),
})

export const getStaffProduct =
  ({ db }: CatalogDeps): Handler<Catalog, 'getStaffProduct'> =>
  async ({ id }) => {
    const [product] = await loadProducts(db, [id])
    return product ? ok(product) : notFound(id)
  }
