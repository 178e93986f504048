import { statement } from '@stoa/platform/db'
import type { InventoryDeps } from './deps.ts'
import type { Policy } from './stock-store.ts'

export type StockLoad = {
  readonly sku: string
  readonly policy: Policy
  readonly safetyStock?: number
  readonly backorderLimit?: number
  readonly levels: readonly { readonly locationId: string; readonly onHand: number }[]
}

const loadItems = statement<void>(
  'inventory.load-items',
  `insert into items (sku, policy, safety_stock, backorder_limit)
   select sku, policy, coalesce("safetyStock", 0), coalesce("backorderLimit", 0)
     from jsonb_to_recordset($1) as item (sku text, policy text, "safetyStock" integer, "backorderLimit" integer)
   on conflict (sku) do nothing`,
)
const loadLevels = statement<{ sku: string }>(
  'inventory.load-levels',
  `with wanted as (
     select item.sku, level."locationId" as location_id, level."onHand" as on_hand
       from jsonb_to_recordset($1) as item (sku text, levels jsonb),
            jsonb_to_recordset(item.levels) as level ("locationId" text, "onHand" integer)
   ), created as (
     insert into stock_levels (sku, location_id, on_hand, priority, active)
     select wanted.sku, wanted.location_id, wanted.on_hand, location.priority, location.active
       from wanted join locations location on location.id = wanted.location_id
     on conflict do nothing returning sku, location_id, on_hand
   ), logged as (
     insert into movements (sku, location_id, kind, delta, on_hand_after, reason, actor, at)
     select sku, location_id, 'received', on_hand, on_hand, 'initial load', $2, $3 from created where on_hand > 0
   )
   select distinct sku from created order by sku`,
)
const finish = statement<void>(
  'inventory.finish-load',
  `select copy_limits(sku), announce(array[sku], $2, $3) from unnest($1::text[]) as sku`,
)

/** Many SKUs in three statements. What exists is left alone, so a load may be repeated. Answers the SKUs it stocked. */
export function loadStock(deps: InventoryDeps, rows: readonly StockLoad[], actor: string): Promise<string[]> {
  const json = JSON.stringify(rows)
  return deps.db.tx(async tx => {
    await tx.run(loadItems, [json])
    const skus = (await tx.all(loadLevels, [json, actor, deps.clock.iso()])).map(({ sku }) => sku)
    await tx.all(finish, [skus, deps.ids.next('evt'), deps.clock.iso()])
    return skus
  })
}
