import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { InventoryDeps } from '../deps.ts'

type Row = { sku: string; location: string; quantity: number }
const pageSize = 1_000

const readPage = statement<Row>(
  'inventory.export-stock',
  `select sku, location_id as location, on_hand as quantity from stock_levels
    where (sku, location_id) > ($1, $2) order by sku, location_id limit $3`,
)

export const createExportStock =
  (deps: InventoryDeps): Handler<typeof inventoryContract, 'exportStock'> =>
  async () =>
    ok({ contentType: 'text/csv', fileName: 'stock.csv', chunks: lines(deps) })

/** Page by page as the reader takes it. */
async function* lines({ db }: InventoryDeps): AsyncGenerator<string> {
  yield 'sku,location,quantity\r\n'
  let place = { sku: '', location: '' }
  for (;;) {
    const rows = await db.all(readPage, [place.sku, place.location, pageSize])
    if (rows.length > 0)
      yield rows.map(({ sku, location, quantity }) => `${sku},${cell(location)},${quantity}\r\n`).join('')
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    place = last
  }
}

/** Neither quotes nor a formula of a spreadsheet get out of a cell. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
