import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { InventoryDeps } from './deps.ts'
import { pageOf } from './page-of.ts'
import type { MovementRow, Policy } from './stock-store.ts'

type Inventory = typeof inventoryContract
type LowRow = { sku: string; available: number; onHand: number; level: string; policy: Policy }
const LowPlace = Type.Object({ level: Type.String(), low: Type.String() })
const MovementPlace = Type.Object({ movement: Type.Integer() })

/** 'none' sorts after 'few', so the order of the index is backwards by level. */
const lowPage = statement<LowRow>(
  'inventory.list-low-stock',
  `select sku, promised_of(sku) as available, band as level, policy,
     (select coalesce(sum(on_hand), 0)::int from stock_levels level where level.sku = items.sku) as "onHand"
     from items
    where band <> 'many' and policy <> 'untracked' and ($1::text is null or band = $1)
      and (band < $2 or (band = $2 and sku collate "C" > $3))
    order by band desc, sku collate "C" limit $4`,
)
const countLow = statement<{ soldOut: number; few: number }>(
  'inventory.count-low-stock',
  `select count(*) filter (where band = 'none')::int as "soldOut", count(*) filter (where band = 'few')::int as few
     from items where band <> 'many' and policy <> 'untracked'`,
)
const movementPage = statement<MovementRow>(
  'inventory.list-all-movements',
  `select id, sku, location_id as "locationId", kind, delta, on_hand_after as "onHandAfter", reason, reference, actor, at
     from movements
    where id < $1 and ($2::text is null or sku = $2) and ($3::text is null or location_id = $3)
      and ($4::text is null or kind = $4)
    order by id desc limit $5`,
)

export const createListLowStock =
  (deps: InventoryDeps): Handler<Inventory, 'listLowStock'> =>
  async ({ level, limit = 20, cursor }) => {
    const place =
      cursor === undefined ? { level: 'none', low: '' } : decodeCursor(deps.cursorKey, cursor, LowPlace)
    const rows = await deps.db.all(lowPage, [level ?? null, place.level, place.low, limit + 1])
    return ok(pageOf(deps, rows, limit, row => ({ level: row.level, low: row.sku })))
  }

export const createGetStockSummary =
  (deps: InventoryDeps): Handler<Inventory, 'getStockSummary'> =>
  async () =>
    ok(await deps.db.one(countLow))

export const createListAllMovements =
  (deps: InventoryDeps): Handler<Inventory, 'listAllMovements'> =>
  async ({ sku, locationId, kind, limit = 20, cursor }) => {
    const before =
      cursor === undefined
        ? Number.MAX_SAFE_INTEGER
        : decodeCursor(deps.cursorKey, cursor, MovementPlace).movement
    const asked = [sku ?? null, locationId ?? null, kind ?? null]
    const rows = await deps.db.all(movementPage, [before, ...asked, limit + 1])
    return ok(pageOf(deps, rows, limit, ({ id }) => ({ movement: id })))
  }
