import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { finishImport, loadImport, loadImports, shownImport } from './import-store.ts'

type Catalog = typeof catalogContract
type ErrorRow = { id: number; row: number; pointer: string; detail: string }

const Place = Type.Object({ after: Type.Integer() })
const Before = Type.Object({ before: Type.String() })
const readErrors = statement<ErrorRow>(
  'catalog.list-import-errors',
  'select id, row, pointer, detail from import_errors where import_id = $1 and id > $2 order by id limit $3',
)
const notFound = (id: string) =>
  fail({ code: 'import_not_found' as const, detail: `There is no import ${id}` })

export const getImport =
  ({ db }: CatalogDeps): Handler<Catalog, 'getImport'> =>
  async ({ id }) => {
    const found = await loadImport(db, id)
    return found ? ok(shownImport(found)) : notFound(id)
  }

export const cancelImport =
  ({ db, clock }: CatalogDeps): Handler<Catalog, 'cancelImport'> =>
  async ({ id }) => {
    await db.tx(tx => finishImport(tx, id, 'cancelled', clock.iso()))
    const found = await loadImport(db, id)
    return found ? ok(shownImport(found)) : notFound(id)
  }

export const listImports =
  ({ db, cursorKey }: CatalogDeps): Handler<Catalog, 'listImports'> =>
  async ({ limit = 20, cursor }) => {
    const { before } = cursor === undefined ? { before: '~' } : decodeCursor(cursorKey, cursor, Before)
    const rows = await loadImports(db, before, limit + 1)
    const items = rows.slice(0, limit).map(shownImport)
    const more = rows.length > limit ? { next: encodeCursor(cursorKey, { before: items.at(-1)!.id }) } : {}
    return ok({ items, ...more })
  }

export const listImportErrors =
  ({ db, cursorKey }: CatalogDeps): Handler<Catalog, 'listImportErrors'> =>
  async ({ id, limit = 20, cursor }) => {
    if (!(await loadImport(db, id))) return notFound(id)
    const { after } = cursor === undefined ? { after: 0 } : decodeCursor(cursorKey, cursor, Place)
    const rows = await db.all(readErrors, [id, after, limit + 1])
    const page = rows.slice(0, limit)
    const more = rows.length > limit ? { next: encodeCursor(cursorKey, { after: page.at(-1)!.id }) } : {}
    return ok({ items: page.map(({ id: _, ...error }) => error), ...more })
  }
