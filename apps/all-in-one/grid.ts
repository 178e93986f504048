import { readMemory } from './memory.ts'
import type { Shop } from './start-shop.ts'

/** The first URL printed is the shop. */
export async function printGrid(shop: Shop, print: (line: string) => void): Promise<void> {
  const rows: [string, string][] = [
    ['Shop', shop.url],
    ['Admin', `${shop.url}admin/`],
    ['API', `${shop.url}docs`],
    ['Bank', `${shop.bankUrl}/`],
    ['Mail', `${shop.url}dev/mailbox`],
    ['Health', `${shop.url}readyz`],
    ['Mode', shop.mode],
    ['Memory', await readMemory(shop.databaseMemory)],
    ['Data', shop.dataDir],
  ]
  print('')
  for (const [name, value] of rows) print(`  ${name.padEnd(8)} ${value}`)
  for (const note of shop.notes) print(`\n  ${note}`)
  print(`\n  Ready in ${(shop.readyMs / 1000).toFixed(1)} s. Stop with Ctrl+C.`)
}
