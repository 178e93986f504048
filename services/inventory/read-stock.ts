import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { decodeCursor } from '@stoa/platform/contract'
import { Type } from 'typebox'
import type { InventoryDeps } from './deps.ts'
import { listLocations } from './level-store.ts'
import { pageOf } from './page-of.ts'
import { findAvailability, findItem, listItems, listMovements } from './stock-store.ts'

type Inventory = typeof inventoryContract
const bySku = Type.Object({ sku: Type.String() })
const byId = Type.Object({ id: Type.Integer() })

const unknownSku = (sku: string) => new PlatformError('not_found', { detail: `There is no SKU ${sku}` })

export const createGetAvailability =
  (deps: InventoryDeps): Handler<Inventory, 'getAvailability'> =>
  async ({ sku }) => {
    const [row] = await findAvailability(deps.db, [sku])
    if (!row) throw unknownSku(sku)
    return ok(row)
  }

export const createGetManyAvailability =
  (deps: InventoryDeps): Handler<Inventory, 'getManyAvailability'> =>
  async ({ skus }) =>
    ok({ items: await findAvailability(deps.db, skus) })

export const createListLocations =
  (deps: InventoryDeps): Handler<Inventory, 'listLocations'> =>
  async () =>
    ok({ items: await listLocations(deps.db) })

export const createGetItem =
  (deps: InventoryDeps): Handler<Inventory, 'getItem'> =>
  async ({ sku }) => {
    const item = await findItem(deps.db, sku)
    if (!item) throw unknownSku(sku)
    return ok(item)
  }

export const createListItems =
  (deps: InventoryDeps): Handler<Inventory, 'listItems'> =>
  async ({ limit = 20, cursor, skus, below }) => {
    const after = cursor === undefined ? '' : decodeCursor(deps.cursorKey, cursor, bySku).sku
    const items = await listItems(deps.db, after, skus ?? null, below ?? null, limit + 1)
    return ok(pageOf(deps, items, limit, ({ sku }) => ({ sku })))
  }

export const createListMovements =
  (deps: InventoryDeps): Handler<Inventory, 'listMovements'> =>
  async ({ sku, limit = 20, cursor }) => {
    const before =
      cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(deps.cursorKey, cursor, byId).id
    const movements = await listMovements(deps.db, sku, before, limit + 1)
    return ok(pageOf(deps, movements, limit, ({ id }) => ({ id })))
  }
