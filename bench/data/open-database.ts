import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateFleet } from '@stoa/fleet/migrate-fleet'
import { type EmbeddedServer, startEmbedded } from '@stoa/platform/db/embedded'
import { baseProducts } from '../run/options.ts'
import { variantsEach } from './bench-products.ts'
import { fillShop } from './fill-shop.ts'
import { makeLimitTables, readFacts, type ShopFacts } from './limit-tables.ts'

export type Database = {
  readonly server: EmbeddedServer
  readonly facts: ShopFacts
  /** One for all names: this shop has no neighbours to be kept from. */
  readonly secret: string
  close(): Promise<void>
}

export type DatabaseOptions = {
  readonly products: number
  /** Kept from run to run; without it the database is new and goes when the run ends. */
  readonly folder: string | undefined
  readonly print: (line: string) => void
  readonly signal: AbortSignal
}

/** As embedded in the shop; only that several processes are connected here. */
const settings = { max_connections: '100' }

export async function openDatabase({ products, folder, print, signal }: DatabaseOptions): Promise<Database> {
  const dataDir = folder ? join(folder, String(products)) : await mkdtemp(join(tmpdir(), 'stoa-bench-'))
  await mkdir(dataDir, { recursive: true })
  const server = await startEmbedded({ dataDir: join(dataDir, 'postgres'), settings })
  const close = async () => {
    await server.stop()
    if (!folder) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const secret = await keptSecret(join(dataDir, 'secret'))
    await migrateFleet({ adminUrl: server.url, roleSecret: secret })
    const full = join(dataDir, 'full')
    if ((await readFile(full, 'utf8').catch(() => '')) === '') {
      print(`Filling a shop with ${products} products x ${variantsEach} variants`)
      const stock = products <= baseProducts
      await fillShop({ databaseUrl: server.url, secret: () => secret, products, stock, print, signal })
      await writeFile(full, String(products))
    }
    await makeLimitTables(server.url, products * variantsEach)
    return { server, secret, close, facts: await readFacts(server.url) }
  } catch (error) {
    await close()
    throw error
  }
}

async function keptSecret(file: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).catch(() => {})
  return readFile(file, 'utf8')
}
