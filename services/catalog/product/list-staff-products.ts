import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { notFound } from './edit-product.ts'
import { loadProducts } from './product-store.ts'
import { type Row, type StaffListInput, type StaffPlace, toItem } from './staff-product-row.ts'
import { countRows, findRows } from './staff-product-rows.ts'

type Catalog = typeof catalogContract
type Sort = NonNullable<StaffListInput['sort']>

/** `key` is what the list is sorted by; the sort is in it so that a cursor of another order is refused. */
const Place = Type.Object({ sort: Type.String(), key: Type.String(), id: Type.String() })

const keyOf: Readonly<Record<Sort, (row: Row) => string>> = {
  changed: row => row.updated_at,
  newest: row => row.id,
  'title-asc': row => row.title,
  'title-desc': row => row.title,
}
const most = 1_000

export const listStaffProducts =
  ({ db, cursorKey, config }: CatalogDeps): Handler<Catalog, 'listStaffProducts'> =>
  async input => {
    const { sort = 'changed', limit = 20, cursor } = input
    const place = cursor === undefined ? undefined : readPlace(cursorKey, cursor, sort)
    const [rows, counted] = await Promise.all([
      findRows(db, { ...input, sort }, { place, limit: limit + 1 }),
      place ? undefined : countRows(db, input, most + 1),
    ])
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next = rows.length > limit && last && { sort, key: keyOf[sort](last), id: last.id }
    return ok({
      items: items.map(row => toItem(row, config.languages)),
      ...(next ? { next: encodeCursor(cursorKey, next) } : {}),
      ...(counted === undefined ? {} : { total: Math.min(counted, most), totalIsLeast: counted > most }),
    })
  }

function readPlace(cursorKey: string, cursor: string, sort: Sort): StaffPlace {
  const place = decodeCursor(
    cursorKey,
    cursor,
    Type.Object({ ...Place.properties, sort: Type.Literal(sort) }),
  )
  return { key: place.key, id: place.id }
}

export const getStaffProduct =
  ({ db }: CatalogDeps): Handler<Catalog, 'getStaffProduct'> =>
  async ({ id }) => {
    const [product] = await loadProducts(db, [id])
    return product ? ok(product) : notFound(id)
  }

export const getManyStaffProducts =
  ({ db }: CatalogDeps): Handler<Catalog, 'getManyStaffProducts'> =>
  async ({ ids }) => {
    const found = new Map((await loadProducts(db, [...new Set(ids)])).map(product => [product.id, product]))
    return ok({
      items: [...new Set(ids)].flatMap(id => found.get(id) ?? []),
      missing: ids.filter(id => !found.has(id)),
    })
  }
