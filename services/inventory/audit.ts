import type { inventoryContract } from '@stoa/contracts/inventory'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Handler, OutputOf } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor } from '@stoa/platform/contract'
import { statement, type Tx } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { InventoryDeps } from './deps.ts'
import { pageOf } from './page-of.ts'

type Inventory = typeof inventoryContract
type Entry = OutputOf<Inventory['methods']['listInventoryAudit']>['items'][number]
const Place = Type.Object({ audit: Type.Integer() })

const insert = statement(
  'inventory.insert-audit',
  'insert into audit (at, actor, action, entity, before, after) values ($1, $2, $3, $4, $5, $6)',
)
const readPage = statement<Entry>(
  'inventory.list-audit',
  `select id, at, actor, action, entity, before, after from audit
    where id < $1 and ($2::text is null or entity = $2) order by id desc limit $3`,
)

type Audited = {
  readonly action: string
  readonly entity: string
  readonly before: unknown
  readonly after: unknown
}

/** In the transaction of the change: there is no change without its row. */
export const writeAudit = (
  tx: Tx,
  { action, entity, before, after }: Audited,
  { call, clock }: Pick<InventoryDeps, 'clock'> & { readonly call: Call },
): Promise<number> =>
  tx.run(insert, [
    ...[clock.iso(), principalOf(call.actor), action, entity],
    ...[before, after].map(side => (side === undefined ? null : JSON.stringify(side))),
  ])

export const createListAudit =
  (deps: InventoryDeps): Handler<Inventory, 'listInventoryAudit'> =>
  async ({ entity, limit = 20, cursor }) => {
    const before =
      cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(deps.cursorKey, cursor, Place).audit
    const rows = await deps.db.all(readPage, [before, entity ?? null, limit + 1])
    return ok(pageOf(deps, rows, limit, ({ id }) => ({ audit: id })))
  }
