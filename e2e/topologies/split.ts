import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inventoryContract } from '@stoa/contracts/inventory'
import { services } from '@stoa/fleet/services'
import type { Api, Contract } from '@stoa/kernel/contract'
import { remoteClient, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import type { Ending } from '@stoa/platform/testing'
import { shopOrigin, startBank } from '../../services/payments/testing/start-bank.ts'
import { bankAt } from './bank.ts'
import { oneProcess } from './one-process.ts'
import { type Shop, wideLimits } from './shop.ts'
import { type Child, spawnMain } from './spawn-main.ts'
import { webhookPost } from './webhook-post.ts'

/** More processes of inventory on the same database, for callers that reserve. */
export type Split = Shop & {
  readonly databaseUrl: string
  startBuyers(count: number): Promise<Api<typeof inventoryContract>[]>
  /** As many processes of one service more, and a client of each. */
  startMore<C extends Contract>(contract: C, caller: string, count: number): Promise<Api<C>[]>
  /** Where each service is, by the name of its variable. */
  readonly addresses: Readonly<Record<string, string>>
  /** One more process of the same shop. */
  spawn(main: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Child>
}

const root = join(import.meta.dirname, '..', '..')
const replica = fileURLToPath(import.meta.resolve('./inventory-replica.fixture.ts'))

/** Every service a process of its own, the pages another, the administration a third, and the gateway in front; seeded by a shop that ran before on the same database. */
export async function split(t: Ending): Promise<Split> {
  const seeded = await oneProcess(t)
  await seeded.park()
  const secret = (name: string) => readFileSync(join(seeded.dataDir, 'secrets', name), 'utf8')
  const post = await webhookPost()
  const bank = await startBank(post.url, {
    TESTBANK_SECRET_KEY: secret('PAYMENTS_TESTBANK_KEY'),
    TESTBANK_WEBHOOK_SECRETS: secret('PAYMENTS_TESTBANK_WEBHOOK_SECRETS'),
    TESTBANK_WEBHOOK_DELAY_MS: '100',
  })
  const env = {
    ...secretsOf(seeded.dataDir),
    DATABASE_URL: seeded.databaseUrl,
    PAYMENTS_TESTBANK_URL: bank.url,
    STOA_LOG_LEVEL: 'error',
    STOA_NOTICE_MS: '0',
    NOTIFICATIONS_MAIL: 'mailbox',
    STOA_MEDIA: join(seeded.dataDir, 'media'),
    CATALOG_MEDIA_FOLDER: join(seeded.dataDir, 'media'),
  }
  const keys = sharedSecretKeys(secret('SERVICE_TOKEN_KEY'))
  const children: Child[] = []
  const spawn = async (main: string, args: readonly string[], more: Readonly<Record<string, string>>) => {
    const child = await spawnMain(resolve(root, main), args, { ...env, PORT: '0', ...more })
    children.push(child)
    return child
  }
  const start = async (...process: Parameters<typeof spawn>) => (await spawn(...process)).url
  const addresses: Record<string, string> = {}
  for (const names of wavesOf(Object.keys(services))) {
    const urls = await Promise.all(names.map(name => start('apps/service/main.ts', [name], addresses)))
    for (const [i, name] of names.entries()) addresses[`${name.toUpperCase()}_URL`] = urls[i]!
  }
  const pages = await start('apps/storefront/main.ts', [], addresses)
  const webApps = { STOREFRONT_URL: pages, ADMIN_URL: await start('apps/admin/main.ts', [], {}) }
  const url = await start('apps/gateway/main.ts', [], { ...addresses, ...webApps, ...wideLimits })
  post.deliverTo(url)
  const clients: AsyncDisposable[] = []
  seeded.beforeEnd(async () => {
    await bank.stop()
    await post.close()
    await Promise.all(clients.map(client => client[Symbol.asyncDispose]()))
    await Promise.all(children.map(child => child.stop()))
  })
  function clientAt<C extends Contract>(contract: C, caller: string, baseUrl: string): Api<C> {
    const client = remoteClient(contract, { baseUrl, identity: serviceIdentity({ name: caller, keys }) })
    clients.push(client)
    return client
  }
  return {
    topology: 'a process for each service',
    url,
    databaseUrl: seeded.databaseUrl,
    apiKey: seeded.apiKey,
    bank: bankAt(bank.url, secret('PAYMENTS_TESTBANK_KEY')),
    returnUrl: `${shopOrigin}/checkout/return`,
    client: (contract, caller) =>
      clientAt(contract, caller, addresses[`${contract.name.toUpperCase()}_URL`]!),
    async startBuyers(count) {
      const urls = await Promise.all(Array.from({ length: count }, () => start(replica, [], {})))
      return urls.map(at => clientAt(inventoryContract, 'buyers', at))
    },
    async startMore(contract, caller, count) {
      const more = Array.from({ length: count }, () =>
        start('apps/service/main.ts', [contract.name], addresses),
      )
      return (await Promise.all(more)).map(at => clientAt(contract, caller, at))
    },
    addresses: { ...addresses, ...webApps },
    spawn,
    stop: async () => {},
  }
}

/** Who is called starts before who calls; those of a wave start together. */
function wavesOf(names: readonly string[], started: readonly string[] = []): string[][] {
  if (names.length === 0) return []
  const next = names.filter(name => needsOf(name).every(needed => started.includes(needed)))
  if (next.length === 0) throw new Error(`${names} wait for each other`)
  const rest = names.filter(name => !next.includes(name))
  return [next, ...wavesOf(rest, [...started, ...next])]
}

function needsOf(name: string): string[] {
  const { calls, consumes } = services[name]!.manifest
  return [...calls.map(({ service }) => service), ...consumes.map(({ from }) => from)].filter(
    needed => needed !== name,
  )
}

/** What the platform's secret store would set. */
function secretsOf(dataDir: string): Record<string, string> {
  const names = [
    'SERVICE_TOKEN_KEY',
    'DATABASE_ROLE_SECRET',
    'ADMIN_API_KEY',
    ...Object.values(services).flatMap(({ manifest }) => manifest.secrets),
  ]
  return Object.fromEntries(names.map(name => [name, readFileSync(join(dataDir, 'secrets', name), 'utf8')]))
}
