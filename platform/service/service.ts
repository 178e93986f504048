import type { Clock } from '@stoa/kernel/clock'
import type { Api, Contract } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '../db/index.ts'
import type { Consumer } from '../events/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import type { Log, Telemetry } from '../telemetry/index.ts'
import type { ServiceManifest } from './manifest.ts'

/** Switches that are read at run time. No environment is read after boot. */
export type Flags = { enabled(flag: string): boolean }

/** What every service is handed. Its own composition root adds its neighbours: `ServiceDeps & { inventory: Api<…> }`. */
export type ServiceDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly telemetry: Telemetry
  readonly flags: Flags
}

/** A service is a library: nothing listens, connects or reads the environment before a main runs it. */
export type Service<C extends Contract = Contract> = {
  readonly manifest: ServiceManifest
  readonly contract: C
  readonly api: Api<C>
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly JobHandler[]
  /** The folder of its SQL. */
  readonly migrations: string
  /** Fills caches before the service says that it is ready. */
  warm?(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
