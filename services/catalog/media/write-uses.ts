import { statement, type Tx } from '@stoa/platform/db'
import type { Change } from '../product/product.ts'
import { uploadedKeys } from './media.ts'

const addUses = statement(
  'catalog.add-media-uses',
  `insert into media_uses (key, product_id) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
)
/** From now on the time counts after which what nothing shows is deleted. */
const removeUses = statement(
  'catalog.remove-media-uses',
  `with gone as (
     delete from media_uses u using unnest($1::text[], $2::text[]) as r (key, product_id)
      where u.key = r.key and u.product_id = r.product_id returning u.key)
   update media set touched_at = $3 where key in (select key from gone)`,
)

/** No statement where no uploaded picture came or went. Before the products themselves go. */
export function writeUses(tx: Tx, changes: readonly Change[], now: string): Promise<unknown>[] {
  const added: [string, string][] = []
  const removed: [string, string][] = []
  for (const { before, after } of changes) {
    const [was, is] = [uploadedKeys(before), uploadedKeys(after)]
    const { id } = (after ?? before)!
    for (const key of is) if (!was.includes(key)) added.push([key, id])
    for (const key of was) if (!is.includes(key)) removed.push([key, id])
  }
  return [
    ...(removed.length > 0 ? [tx.run(removeUses, [...columns(removed), now])] : []),
    ...(added.length > 0 ? [tx.run(addUses, columns(added))] : []),
  ]
}

const columns = (rows: readonly [string, string][]): [string[], string[]] => [
  rows.map(([key]) => key),
  rows.map(([, id]) => id),
]
