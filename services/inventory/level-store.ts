import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { MovementKind, Policy } from './stock-store.ts'

export type LocationRow = { id: string; name: string; priority: number; active: boolean; version: number }
export type Movement = {
  sku: string
  locationId: string
  kind: MovementKind
  delta: number
  onHandAfter: number
  reason: string
  reference: string
  actor: string
  at: string
}

const locationColumns = 'id, name, priority, active, version'
const allLocations = statement<LocationRow>(
  'inventory.list-locations',
  `select ${locationColumns} from locations order by priority, id`,
)
const upsertLocation = statement<LocationRow>(
  'inventory.put-location',
  `insert into locations (id, name, priority, active) values ($1, $2, $3, $4)
   on conflict (id) do update set name = $2, priority = $3, active = $4, version = locations.version + 1
     where $5::integer is null or locations.version = $5
   returning ${locationColumns}`,
)
const skusAt = statement<{ sku: string }>(
  'inventory.skus-at',
  `select sku from stock_levels where location_id = $1 order by sku collate "C"`,
)
const copyLimits = statement<void>(
  'inventory.copy-limits',
  'select copy_limits(sku) from unnest($1::text[]) as sku',
)
const upsertItem = statement<{ version: number }>(
  'inventory.put-item',
  `insert into items (sku, policy, safety_stock, backorder_limit) values ($1, $2, $3, $4)
   on conflict (sku) do update set policy = $2, safety_stock = $3, backorder_limit = $4, version = items.version + 1
     where $5::integer is null or items.version = $5
   returning version`,
)
const ensureLevel = statement<void>(
  'inventory.ensure-level',
  `insert into stock_levels (sku, location_id, priority, active)
   select $1, id, priority, active from locations where id = $2 on conflict do nothing`,
)
const lockLevel = statement<{ onHand: number }>(
  'inventory.lock-level',
  'select on_hand as "onHand" from stock_levels where sku = $1 and location_id = $2 for update',
)
const setOnHand = statement<void>(
  'inventory.set-on-hand',
  'update stock_levels set on_hand = $3 where sku = $1 and location_id = $2',
)
const insertMovement = statement<void>(
  'inventory.insert-movement',
  `insert into movements (sku, location_id, kind, delta, on_hand_after, reason, reference, actor, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
const announceSkus = statement<void>('inventory.announce', 'select announce($1, $2, $3)')

export const listLocations = (db: Queries) => db.all(allLocations)

/** Undefined when the version has moved on. */
export async function putLocation(tx: Tx, location: Omit<LocationRow, 'version'>, ifVersion?: number) {
  const { id, name, priority, active } = location
  const row = await tx.maybe(upsertLocation, [id, name, priority, active, ifVersion ?? null])
  if (!row) return undefined
  const skus = (await tx.all(skusAt, [id])).map(({ sku }) => sku)
  await tx.all(copyLimits, [skus])
  return { ...row, skus }
}

type ItemWrite = { sku: string; policy: Policy; safetyStock: number; backorderLimit: number }

/** Undefined when the version has moved on. */
export async function putItem(
  tx: Tx,
  item: ItemWrite,
  ifVersion?: number,
): Promise<{ version: number } | undefined> {
  const row = await tx.maybe(upsertItem, [
    item.sku,
    item.policy,
    item.safetyStock,
    item.backorderLimit,
    ifVersion ?? null,
  ])
  if (row) await tx.all(copyLimits, [[item.sku]])
  return row
}

/** Undefined when there is no such location. The row stays locked until the transaction ends. */
export async function lockOnHand(tx: Tx, sku: string, locationId: string): Promise<number | undefined> {
  const created = await tx.run(ensureLevel, [sku, locationId])
  if (created === 1) await tx.all(copyLimits, [[sku]])
  return (await tx.maybe(lockLevel, [sku, locationId]))?.onHand
}

export async function moveOnHand(tx: Tx, m: Movement): Promise<void> {
  await tx.run(setOnHand, [m.sku, m.locationId, m.onHandAfter])
  await tx.run(insertMovement, [
    m.sku,
    m.locationId,
    m.kind,
    m.delta,
    m.onHandAfter,
    m.reason,
    m.reference,
    m.actor,
    m.at,
  ])
}

export const announce = (tx: Tx, skus: readonly string[], eventId: string, at: string) =>
  tx.all(announceSkus, [skus, eventId, at])
