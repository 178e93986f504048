import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type EntryRow = { sku: string; minQuantity: number; amount: number }
export type EntryKey = Pick<EntryRow, 'sku' | 'minQuantity'>

const upsert = statement<void>(
  'pricing.set-entries',
  `insert into price_list_entries (list_id, sku, min_quantity, amount)
   select $1, * from unnest($2::text[], $3::integer[], $4::bigint[])
   on conflict (sku, list_id, min_quantity) do update set amount = excluded.amount`,
)
const remove = statement<void>(
  'pricing.remove-entries',
  `delete from price_list_entries
    where list_id = $1 and (sku, min_quantity) in (select * from unnest($2::text[], $3::integer[]))`,
)
const removeAll = statement<void>(
  'pricing.clear-entries',
  'delete from price_list_entries where list_id = $1',
)
const page = statement<EntryRow>(
  'pricing.list-entries',
  `select sku, min_quantity as "minQuantity", amount from price_list_entries
    where list_id = $1 and ($2::text is null or sku = $2) and (sku, min_quantity) > ($3, $4)
    order by sku, min_quantity limit $5`,
)

export const setEntries = (tx: Tx, listId: string, entries: readonly EntryRow[]) =>
  tx.run(upsert, [
    listId,
    entries.map(({ sku }) => sku),
    entries.map(({ minQuantity }) => minQuantity),
    entries.map(({ amount }) => amount),
  ])
export const removeEntries = (tx: Tx, listId: string, keys: readonly EntryKey[]) =>
  tx.run(remove, [listId, keys.map(({ sku }) => sku), keys.map(({ minQuantity }) => minQuantity)])
export const clearEntries = (tx: Tx, listId: string) => tx.run(removeAll, [listId])
export const listEntries = (
  db: Queries,
  listId: string,
  sku: string | null,
  after: EntryKey,
  limit: number,
) => db.all(page, [listId, sku, after.sku, after.minQuantity, limit])
