import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type AdminBuild, adminBuild } from '@stoa/app-admin/build/admin-build'
import { registerAdmin } from '@stoa/app-admin/routes'
import { openOrigin } from '@stoa/app-gateway/open-origin'
import { seedShop } from '@stoa/app-seed/load/seed-shop'
import { registerStorefront } from '@stoa/app-storefront/routes'
import { clientsOf } from '@stoa/app-storefront/server/clients'
import { opening } from '@stoa/app-storefront/settings'
import type { Composition } from '@stoa/fleet/compose'
import { migrateFleet } from '@stoa/fleet/migrate-fleet'
import { type RunningProcess, startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { configOrThrow } from '@stoa/platform/config'
import type { Server } from '@stoa/platform/http'
import { mediaConfig, openMedia } from '@stoa/platform/media'
import { connectionsOf } from './connections.ts'
import { embeddedEnv } from './embedded-env.ts'
import { type HeldPort, holdPort } from './free-port.ts'
import { neighboursOf } from './neighbours.ts'
import { type Administration, openAdministration } from './open-administration.ts'
import { type Database, openDatabase } from './open-database.ts'
import { openMailbox } from './open-mailbox.ts'
import type { ShopOptions } from './options.ts'
import { refuseProduction } from './refuse-production.ts'
import { announceShop, withdrawShop } from './running-shop.ts'
import { openSecrets } from './secrets.ts'
import { startTestbank, testbankAddress } from './testbank.ts'

export type Shop = {
  readonly url: string
  readonly bankUrl: string
  readonly mode: string
  readonly dataDir: string
  readonly notes: readonly string[]
  readonly readyMs: number
  databaseMemory(): number | undefined
  readonly composition: Composition
  /** Until events, consumers and jobs are all idle. */
  drain(): Promise<void>
  stop(): Promise<void>
}

type Print = (line: string) => void
const topology = Object.fromEntries(Object.keys(services).map(name => [name, 'local'] as const))

/** The complete shop in one process: database, services, pages. */
export async function startShop(asked: ShopOptions, print: Print): Promise<Shop> {
  const began = performance.now()
  refuseProduction(asked)
  // Held from the first moment: links in mails and ways back from the bank name it.
  const held = await holdPort(asked.port, asked.host)
  try {
    return await startOn(held, asked, { began, print })
  } finally {
    await held.release()
  }
}

type Start = { readonly began: number; readonly print: Print }

async function startOn(held: HeldPort, asked: ShopOptions, { began, print }: Start): Promise<Shop> {
  const bank = await testbankAddress(asked.port)
  const media = join(asked.dataDir, 'media')
  const place = { host: asked.host, port: held.port }
  const given = { ...embeddedEnv(place), PAYMENTS_TESTBANK_URL: bank.url, ...asked.env }
  const options = { ...asked, env: { ...given, CATALOG_MEDIA_FOLDER: media } }
  await mkdir(media, { recursive: true })
  const secrets = await openSecrets(options.dataDir)
  const database = await openDatabase(options, print)
  try {
    await migrateFleet({
      adminUrl: database.adminUrl,
      roleSecret: secrets.get('DATABASE_ROLE_SECRET'),
      log: print,
    })
    const shop = await startProcess({
      ...{ name: 'stoa', topology, env: options.env },
      databaseUrl: database.adminUrl,
      secret: secrets.get,
      ...(options.databaseUrl === undefined && { connections: connectionsOf(Object.keys(services).length) }),
    })
    try {
      const administration = await openAdministration(shop, { env: options.env, secret: secrets.get })
      if (options.seed) await seedShop(shop, { media, print, env: options.env })
      return await open(options, {
        ...{ shop, database, media, began, administration, held },
        ...{ bankPort: bank.port, secret: secrets.get },
      })
    } catch (error) {
      await shop.stop([], { noticeMs: 0, graceMs: 0 })
      throw error
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

type Opened = {
  readonly shop: RunningProcess
  readonly database: Database
  readonly media: string
  readonly began: number
  readonly held: HeldPort
  readonly administration: Administration
  readonly bankPort: number
  readonly secret: (name: string) => string
}

async function open(options: ShopOptions, opened: Opened): Promise<Shop> {
  const { shop } = opened
  const { composition, log, clock } = shop
  const admin = adminBuild()
  const [pictures] = configOrThrow(mediaConfig.fromEnv(options.env))
  const media = openMedia(opened.media, pictures!)
  const [pages] = configOrThrow(opening.fromEnv(options.env))
  const server = await openOrigin({
    ...{ ...shop, env: options.env },
    served: composition.local.map(({ service }) => service),
    neighbours: neighboursOf(
      composition.local.map(({ entry }) => entry.manifest.name),
      shop.readiness,
    ),
    pages: (app, { whoVisits }) => {
      openMailbox(app, composition)
      registerAdmin(app, admin)
      registerStorefront(app, {
        ...{ ...pages!, media, clock, currency: options.currency },
        clients: clientsOf(composition),
        actorOf: async request => (await whoVisits(request)).actor,
        failed: (error, path) => log.error({ err: error, path }, 'page failed'),
      })
    },
  })
  const running = { server, admin, media }
  try {
    return await listen(options, opened, running)
  } catch (error) {
    await closeAll(running)
    throw error
  }
}

type Running = { readonly server: Server; readonly admin: AdminBuild; readonly media: AsyncDisposable }

/** What has no end by itself would keep a shop alive that did not start. */
async function closeAll({ server, admin, media }: Running): Promise<void> {
  await admin.stop()
  await server.close(0)
  await media[Symbol.asyncDispose]()
}

async function listen(
  options: ShopOptions,
  opened: Opened,
  { server, admin, media }: Running,
): Promise<Shop> {
  const { shop, database, began, held } = opened
  const { port } = held
  await held.release()
  const { url } = await server.listen(port, options.host)
  const bank = await startTestbank({
    ...{ port: opened.bankPort, shopUrl: `${url}/`, secret: opened.secret },
    journal: join(options.dataDir, 'testbank.journal'),
    codeCache: join(options.dataDir, 'code-cache'),
  })
  await announceShop(options.dataDir, { url: `${url}/`, databaseUrl: database.adminUrl })
  shop.readiness.set('ready')
  admin.start()
  const moved =
    port === options.port || options.port === 0
      ? []
      : [`Port ${options.port} is taken, so the shop listens on ${port}.`]
  return {
    url: `${url}/`,
    bankUrl: bank.url,
    mode: database.mode,
    dataDir: options.dataDir,
    notes: [...moved, ...opened.administration.notes, await opened.administration.link(`${url}/`)],
    readyMs: performance.now() - began,
    databaseMemory: database.memory,
    composition: shop.composition,
    drain: shop.workers.drain,
    async stop() {
      await withdrawShop(options.dataDir)
      await admin.stop()
      await shop.stop([server], { noticeMs: 0, graceMs: 5_000 })
      await media[Symbol.asyncDispose]()
      await bank.stop()
      await database.stop()
    },
  }
}
