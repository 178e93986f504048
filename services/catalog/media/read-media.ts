import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { type Fail, fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { listMediaAfter, loadMedia, toEntry } from './media-store.ts'

type Catalog = typeof catalogContract
const Place = Type.Object({ at: Type.String(), id: Type.String() })

export const mediaNotFound = (
  id: string,
): Fail<{ readonly code: 'media_not_found'; readonly detail: string }> =>
  fail({ code: 'media_not_found', detail: `There is no picture ${id}` })

export const getMedia =
  ({ db }: CatalogDeps): Handler<Catalog, 'getMedia'> =>
  async ({ id }) => {
    const [row] = await loadMedia(db, [id])
    return row ? ok(toEntry(row)) : mediaNotFound(id)
  }

export const getManyMedia =
  ({ db }: CatalogDeps): Handler<Catalog, 'getManyMedia'> =>
  async ({ ids }) => {
    const found = new Map((await loadMedia(db, ids)).map(row => [row.id, toEntry(row)]))
    const items = [...new Set(ids)].flatMap(id => found.get(id) ?? [])
    return ok({ items, missing: ids.filter(id => !found.has(id)) })
  }

export const listMedia =
  ({ db, cursorKey }: CatalogDeps): Handler<Catalog, 'listMedia'> =>
  async ({ q, unused = false, limit = 20, cursor }) => {
    const place = cursor === undefined ? { at: 'infinity', id: '~' } : decodeCursor(cursorKey, cursor, Place)
    const like = q === undefined ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`
    const rows = await listMediaAfter(db, { like, unused, place, limit: limit + 1 })
    const items = rows.slice(0, limit).map(toEntry)
    const last = items.at(-1)
    const more = rows.length > limit && last
    return ok({
      items,
      ...(more ? { next: encodeCursor(cursorKey, { at: last.createdAt, id: last.id }) } : {}),
    })
  }
