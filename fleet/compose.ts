import type { Clock } from '@stoa/kernel/clock'
import type { Api, Contract } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import { configOrThrow } from '@stoa/platform/config'
import { type AllowList, localClient, type Observer } from '@stoa/platform/contract'
import { type Db, openDb } from '@stoa/platform/db'
import { type RemoteClient, remoteClient, type ServiceIdentity } from '@stoa/platform/http'
import { allowListOf, type Flags, type Service } from '@stoa/platform/service'
import type { Log, Telemetry } from '@stoa/platform/telemetry'
import { description } from './description.ts'
import type { Entry } from './entry.ts'
import { services as everyService } from './services.ts'

/** Where a service runs: in this process, or at an address. Topology is this map and nothing else. */
export type Topology = Readonly<Record<string, 'local' | string>>

export type ComposeOptions = {
  readonly topology: Topology
  readonly env: NodeJS.ProcessEnv
  readonly databaseUrl: (service: string) => string
  readonly connections?: number
  readonly secret: (name: string) => string
  readonly identity: (service: string) => ServiceIdentity
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly telemetry: Telemetry
  /** Watches calls where they are handled, and where they leave this process. */
  readonly observers?: { readonly server: Observer; readonly client: Observer }
  readonly flags?: Flags
  /** In tests: what passes between services in one process goes through JSON. */
  readonly roundTrip?: boolean
}

export type Composed = {
  readonly entry: Entry
  readonly service: Service
  readonly db: Db
}

export type Composition = {
  /** Those that run in this process. */
  readonly local: readonly Composed[]
  /** Whom the manifests let call whom. */
  readonly allow: AllowList
  /** A client of any service, wherever it runs, for `caller` (a service, a web app, or 'edge'). */
  client<C extends Contract>(contract: C, caller: string): Api<C>
  close(): Promise<void>
}

const allow = allowListOf(description.workloads)

/** Makes the services that are local here; their neighbours are looked up when they are first called. */
export function compose(options: ComposeOptions): Composition {
  const running = new Map<string, Composed>()
  const remotes = new Map<string, RemoteClient<Contract>>()

  const remote = (contract: Contract, caller: string, baseUrl: string): RemoteClient<Contract> => {
    const key = `${caller} ${contract.name}`
    const known = remotes.get(key)
    if (known) return known
    const made = remoteClient(contract, {
      baseUrl,
      identity: options.identity(caller),
      ...watchedBy(options.observers?.client),
    })
    remotes.set(key, made)
    return made
  }

  function client<C extends Contract>(contract: C, caller: string): Api<C> {
    const place = options.topology[contract.name]
    if (place === undefined) throw new Error(`the topology does not say where '${contract.name}' runs`)
    // The remote client was made from this very contract.
    if (place !== 'local') return remote(contract, caller, place) as unknown as Api<C>
    const api = () => running.get(contract.name)!.service.api as Api<C>
    return localClient(contract, api, {
      caller,
      allow,
      ...watchedBy(options.observers?.server),
      ...(options.roundTrip && { roundTrip: true }),
    })
  }

  const entries = Object.entries(options.topology)
    .map(([name, place]) => [known(name), place] as const)
    .filter(([, place]) => place === 'local')
    .map(([entry]) => entry)
  const configs = configOrThrow(...entries.map(({ config }) => config.fromEnv(options.env)))
  for (const [i, entry] of entries.entries())
    running.set(entry.manifest.name, make(entry, configs[i], client, options))
  const local = [...running.values()]
  return {
    local,
    allow,
    client,
    async close() {
      for (const { service } of local.toReversed()) await service[Symbol.asyncDispose]()
      await Promise.all([...remotes.values()].map(peer => peer[Symbol.asyncDispose]()))
      await Promise.all(local.map(({ db }) => db.close()))
    },
  }
}

const watchedBy = (observer: Observer | undefined) => (observer ? { observer } : {})

function known(name: string): Entry {
  const entry = everyService[name]
  if (!entry)
    throw new Error(`there is no service '${name}': the fleet has ${Object.keys(everyService).join(', ')}`)
  return entry
}

function make(
  entry: Entry,
  config: unknown,
  client: Composition['client'],
  options: ComposeOptions,
): Composed {
  const { name, secrets } = entry.manifest
  const db = openDb({
    url: options.databaseUrl(name),
    schema: entry.schema.schema,
    maxConnections: options.connections ?? 10,
    applicationName: `stoa-${name}`,
  })
  const service = entry.create(config, {
    ...options,
    db,
    log: options.log.child({ service: name }),
    flags: options.flags ?? { enabled: () => false },
    client: contract => client(contract, name),
    secret(secret) {
      if (!secrets.includes(secret))
        throw new Error(`${name} asks for the secret ${secret} that its manifest does not name`)
      return options.secret(secret)
    },
  })
  return { entry, service, db }
}
