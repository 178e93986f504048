import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogConfig } from '@stoa/catalog'
import { catalogContract } from '@stoa/contracts/catalog'
import type { RunningProcess } from '@stoa/fleet/process'
import { inventoryConfig } from '@stoa/inventory'
import { systemIds } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import { configOrThrow } from '@stoa/platform/config'
import { newCall } from '@stoa/platform/contract'
import { pictureFolder, products } from '../index.ts'
import { loadPrices } from './load-prices.ts'
import { type LoadOptions, loadGiftCard, loadProducts } from './load-products.ts'
import { loadShelves } from './load-shelves.ts'

type Shop = Pick<RunningProcess, 'composition' | 'clock'>
export type SeedOptions = {
  readonly media: string
  readonly print: (line: string) => void
  readonly env: NodeJS.ProcessEnv
}

/** Fills an empty catalogue with the seed shop; leaves any other alone. */
export async function seedShop(shop: Shop, { media, print, env }: SeedOptions): Promise<boolean> {
  const catalog = shop.composition.client(catalogContract, 'edge')
  const any = unwrap(await catalog.listProducts({ limit: 1 }, newCall({ actor: { kind: 'anonymous' } })))
  if (any.items.length > 0) return false
  print('Filling the shop …')
  await cp(pictureFolder, join(media, 'seed'), { recursive: true })
  await loadShelves(shop.composition)
  await loadPrices(shop.composition, shop.clock)
  const options = loadOptions(shop, env, () => {})
  await loadGiftCard(options)
  const { seen } = await loadProducts(products(), options)
  print(`Filling the shop … ${seen} products`)
  return true
}

/** The bulk path of both services, on the connections that this process has. */
export function loadOptions(
  { composition, clock }: Shop,
  env: NodeJS.ProcessEnv,
  progress: (done: number) => void,
): LoadOptions {
  const [catalog] = configOrThrow(catalogConfig.fromEnv(env))
  const [inventory] = configOrThrow(inventoryConfig.fromEnv(env))
  const ids = systemIds(clock)
  const dbOf = (name: string) => {
    const found = composition.local.find(({ entry }) => entry.manifest.name === name)
    if (!found) throw new Error(`seeding needs ${name} in this process`)
    return found.db
  }
  return {
    catalog: { config: catalog!, db: dbOf('catalog'), clock, ids, actor: 'system:seed' },
    inventory: { config: inventory!, db: dbOf('inventory'), clock, ids, cursorKey: '' },
    batchSize: 200,
    stock: true,
    progress,
  }
}
