import { statement, type Tx } from '@stoa/platform/db'
import type { Count } from './read-counts.ts'

export type Level = {
  sku: string
  locationId: string
  onHand: number
  promised: number
  backorderLimit: number
}

const wanted = 'unnest($1::text[], $2::text[]) as wanted (sku, location_id)'
const addItems = statement(
  'inventory.add-counted-items',
  `insert into items (sku, policy) select distinct sku, 'track' from ${wanted}
    where location_id in (select id from locations) order by sku on conflict do nothing`,
)
const addLevels = statement<{ sku: string }>(
  'inventory.add-counted-levels',
  `insert into stock_levels (sku, location_id, priority, active)
   select wanted.sku, location.id, location.priority, location.active
     from ${wanted} join locations location on location.id = wanted.location_id
    order by wanted.sku collate "C", location.priority on conflict do nothing returning sku`,
)
const copyLimits = statement(
  'inventory.copy-counted-limits',
  'select copy_limits(sku) from unnest($1::text[]) as sku order by sku collate "C"',
)
/** In the order in which everyone locks them. */
const lockLevels = statement<Level>(
  'inventory.lock-counted-levels',
  `select level.sku, level.location_id as "locationId", on_hand as "onHand", reserved + allocated as promised,
     backorder_limit as "backorderLimit"
     from stock_levels level join ${wanted} on wanted.sku = level.sku and wanted.location_id = level.location_id
    order by level.sku collate "C", level.priority, level.location_id for update of level`,
)
const setCounts = statement(
  'inventory.set-counts',
  `with counted as (
     select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[]) as r (sku, location_id, found, delta, reason)
   ), moved as (
     update stock_levels level set on_hand = counted.found from counted
      where level.sku = counted.sku and level.location_id = counted.location_id returning level.sku)
   insert into movements (sku, location_id, kind, delta, on_hand_after, reason, actor, at)
   select sku, location_id, 'counted', delta, found, reason, $6, $7 from counted`,
)
const announceSkus = statement('inventory.announce-counted', 'select announce($1, $2, $3)')

const columnsOf = (counts: readonly Count[]) => [
  counts.map(({ sku }) => sku),
  counts.map(({ location }) => location),
]

/** Records for what was never stocked; then every level of the batch, locked. */
export async function lockCounted(tx: Tx, counts: readonly Count[]): Promise<Level[]> {
  const columns = columnsOf(counts)
  await tx.run(addItems, columns)
  const fresh = [...new Set((await tx.all(addLevels, columns)).map(({ sku }) => sku))]
  if (fresh.length > 0) await tx.all(copyLimits, [fresh])
  return tx.all(lockLevels, columns)
}

export type Found = Count & { readonly delta: number }

export async function writeCounts(
  tx: Tx,
  found: readonly Found[],
  { actor, now, eventId }: { readonly actor: string; readonly now: string; readonly eventId: string },
): Promise<void> {
  const [skus, locations] = columnsOf(found)
  await tx.run(setCounts, [
    ...[skus, locations, found.map(({ quantity }) => quantity), found.map(({ delta }) => delta)],
    ...[found.map(({ reason }) => reason ?? 'stock import'), actor, now],
  ])
  await tx.all(announceSkus, [[...new Set(skus)].sort(), eventId, now])
}
