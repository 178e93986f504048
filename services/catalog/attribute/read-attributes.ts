import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import type { CatalogDeps } from '../deps.ts'
import { listAttributeDefinitions, loadAttribute } from './attribute-store.ts'

type Catalog = typeof catalogContract

export const listAttributes =
  ({ db }: CatalogDeps): Handler<Catalog, 'listAttributes'> =>
  async () =>
    ok({ items: await listAttributeDefinitions(db) })

export const getAttribute =
  ({ db }: CatalogDeps): Handler<Catalog, 'getAttribute'> =>
  async ({ code }) => {
    const found = await loadAttribute(db, code)
    return found
      ? ok(found)
      : fail({ code: 'attribute_not_found', detail: `There is no attribute '${code}'` })
  }

export const getManyAttributes =
  ({ db }: CatalogDeps): Handler<Catalog, 'getManyAttributes'> =>
  async ({ codes }) => {
    const known = await listAttributeDefinitions(db)
    return ok({
      items: known.filter(({ code }) => codes.includes(code)),
      missing: codes.filter(code => !known.some(definition => definition.code === code)),
    })
  }
