import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Shop as RunningShop, startShop } from '@stoa/app-all-in-one/start-shop'
import { inventoryContract } from '@stoa/contracts/inventory'
import type { Api } from '@stoa/kernel/contract'
import { allowAll, localClient } from '@stoa/platform/contract'
import { type Ending, testDatabase } from '@stoa/platform/testing'
import { bankAt } from './bank.ts'
import { dataFolder } from './data-folder.ts'
import { type Shop, wideLimits } from './shop.ts'

export type OneProcess = Shop & {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly ownerPassword: string
  /** Ends the shop and leaves its database and folder to others. */
  park(): Promise<void>
  /** While the database is still there. */
  beforeEnd(fn: () => Promise<void>): void
  drain(): Promise<void>
  buyers(): Api<typeof inventoryContract>
}

/** What `npm start` runs, on a database of the test's server. */
export async function oneProcess(t: Ending, { seed = true } = {}): Promise<OneProcess> {
  const database = await testDatabase(t, [])
  const folder = await dataFolder(database.roleSecret)
  const shop = await startShop(
    {
      ...{
        port: 0,
        host: '127.0.0.1',
        dataDir: folder.path,
        databaseUrl: database.adminUrl,
        currency: 'EUR',
        seed,
      },
      env: { STOA_LOG_LEVEL: 'error', ...wideLimits },
    },
    () => {},
  )
  const secret = (name: string) => readFile(join(folder.path, 'secrets', name), 'utf8')
  let parked: Promise<void> | undefined
  const park = () => {
    parked ??= shop.stop()
    return parked
  }
  const stop = async () => {
    await park()
    await folder.remove()
  }
  database.beforeEnd(stop)
  return {
    topology: 'one process',
    url: shop.url,
    apiKey: await secret('ADMIN_API_KEY'),
    bank: bankAt(shop.bankUrl, await secret('PAYMENTS_TESTBANK_KEY')),
    returnUrl: `${shop.url}checkout/return`,
    databaseUrl: database.adminUrl,
    beforeEnd: database.beforeEnd,
    dataDir: folder.path,
    ownerPassword: await secret('OWNER_PASSWORD'),
    client: shop.composition.client,
    buyers: () =>
      localClient(inventoryContract, () => apiOf(shop, 'inventory') as Api<typeof inventoryContract>, {
        caller: 'buyers',
        allow: allowAll,
      }),
    drain: shop.drain,
    park,
    stop,
  }
}

function apiOf(shop: RunningShop, name: string): unknown {
  const found = shop.composition.local.find(({ entry }) => entry.manifest.name === name)
  if (!found) throw new Error(`${name} does not run in this process`)
  return found.service.api
}
