import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@stoa/app-all-in-one/open-database'
import type { ShopOptions } from '@stoa/app-all-in-one/options'
import { openSecrets } from '@stoa/app-all-in-one/secrets'
import { migrateFleet } from '@stoa/fleet/migrate-fleet'
import { type RunningProcess, startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { pictureFolder } from '../index.ts'
import { loadProducts } from '../load/load-products.ts'
import { loadShelves } from '../load/load-shelves.ts'
import { loadOptions } from '../load/seed-shop.ts'
import { allProducts } from './all-products.ts'
import { count, progressOf } from './progress.ts'

export type LargeSeed = {
  readonly shop: ShopOptions
  readonly products: number
  readonly print: (line: string) => void
  /** Aborted: what is begun is finished, and the same command goes on from there. */
  readonly signal: AbortSignal
}

/** A catalogue of any size in the shop's own database, through the same bulk path as its first start. */
export async function seedLarge({ shop, products, print, signal }: LargeSeed): Promise<void> {
  const media = join(shop.dataDir, 'media', 'seed')
  await mkdir(media, { recursive: true })
  await cp(pictureFolder, media, { recursive: true })
  const secrets = await openSecrets(shop.dataDir)
  const database = await openDatabase(shop, print)
  try {
    const { adminUrl } = database
    await migrateFleet({ adminUrl, roleSecret: secrets.get('DATABASE_ROLE_SECRET'), log: print })
    const topology = Object.fromEntries(Object.keys(services).map(name => [name, 'local'] as const))
    const parts = { name: 'seed', topology, env: shop.env, secret: secrets.get }
    const running = await startProcess({ ...parts, databaseUrl: adminUrl })
    try {
      await fill(running, { shop, products, print, signal })
    } finally {
      await running.stop([], { noticeMs: 0, graceMs: 5_000 })
    }
  } finally {
    await database.stop()
  }
}

async function fill(running: RunningProcess, { shop, products, print, signal }: LargeSeed): Promise<void> {
  await loadShelves(running.composition)
  const progress = progressOf(products, print, () => performance.now())
  const loaded = await loadProducts(allProducts(products), loadOptions(running, shop.env, progress), signal)
  if (signal.aborted)
    return print(`Stopped after ${count(loaded.seen)}; the same command goes on from there.`)
  print('  events and search: the last of them …')
  await running.workers.drain()
  print(`${count(loaded.created)} products made, ${count(loaded.seen - loaded.created)} were there already.`)
}
