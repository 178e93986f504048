import type { Api, Contract } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'
import type { ConfigProblem } from '@stoa/platform/config'
import type { ServiceSchema } from '@stoa/platform/migrate'
import type { Service, ServiceDeps, ServiceManifest } from '@stoa/platform/service'

/** What a service is given to be made: the same in one process and in many. */
export type Context = ServiceDeps & {
  /** A secret that the manifest names. */
  secret(name: string): string
  /** A neighbour that the manifest names, wherever it runs. */
  client<C extends Contract>(contract: C): Api<C>
}

type Environment = Readonly<Record<string, string | undefined>>
type Parts<T> = {
  readonly manifest: ServiceManifest
  readonly contract: Contract
  readonly schema: ServiceSchema
  readonly config: { fromEnv(env: Environment): Result<T, readonly ConfigProblem[]> }
  create(config: T, context: Context): Service
}

export type Entry = Omit<Parts<unknown>, 'create'> & {
  create(config: unknown, context: Context): Service
}

/** The config a service is created with is the one its own definition read. */
export const entry = <T>(parts: Parts<T>): Entry => ({
  ...parts,
  create: (config, context) => parts.create(config as T, context),
})
