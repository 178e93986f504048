import type { Api, Contract } from '@stoa/kernel/contract'
import type { ServiceSchema } from '@stoa/platform/migrate'
import type { Service, ServiceDeps, ServiceManifest } from '@stoa/platform/service'

/** What a service is given to be made: the same in one process and in many. */
export type Context = ServiceDeps & {
  /** A secret that the manifest names. */
  secret(name: string): string
  /** A neighbour that the manifest names, wherever it runs. */
  client<C extends Contract>(contract: C): Api<C>
  configure<T>(config: { fromEnv(env: NodeJS.ProcessEnv): T }): T
}

export type Entry = {
  readonly manifest: ServiceManifest
  readonly contract: Contract
  readonly schema: ServiceSchema
  create(context: Context): Service
}
