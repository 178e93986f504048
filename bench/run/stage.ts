import { serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import type { Database } from '../data/open-database.ts'
import type { Cores } from '../processes/pin.ts'
import { type Child, startChild } from '../processes/start-child.ts'
import type { ShopPorts } from '../shop-process.ts'

/** One filled database with everything that is measured on it, all running and all but one idle. */
export type Stage = {
  readonly database: Database
  readonly shop: Running<ShopPorts>
  /** The same shop without what it keeps in memory between requests. */
  readonly uncached: Running<ShopPorts>
  readonly readLimit: Running<number>
  readonly writeLimit: Running<number>
  /** Headers of a service that may reserve; good for a minute. */
  credentials(): { readonly token: string; readonly actor: string }
  close(): Promise<void>
}

export type Running<T> = { readonly child: Child; readonly at: T }
export type StageOptions = {
  readonly cores: Cores
  readonly clients: number
  readonly connections: number
}

export async function setStage(database: Database, options: StageOptions): Promise<Stage> {
  const { url } = database.server
  const { connections, clients } = options
  const children: Child[] = []
  const start = async <T>(
    name: string,
    question: object,
    env: NodeJS.ProcessEnv = {},
  ): Promise<Running<T>> => {
    const child = startChild(name, { cores: options.cores, on: 'service' }, env)
    children.push(child)
    return { child, at: await child.ask<T>(question) }
  }
  const close = async () => {
    await Promise.all(children.map(child => child.stop()))
  }
  const shop = { databaseUrl: url, secrets: { ANY: database.secret } }
  const accounts = database.facts.skus.length
  try {
    return {
      ...{ database, close },
      shop: await start<ShopPorts>('shop', shop),
      uncached: await start<ShopPorts>('shop', shop, { CATALOG_CACHE_MS: '0' }),
      readLimit: await start<number>('read-limit', { url, connections }),
      writeLimit: await start<number>('write-limit', { url, connections: clients, accounts }),
      credentials: () => credentialsOf(database.secret),
    }
  } catch (error) {
    await close()
    throw error
  }
}

function credentialsOf(secret: string) {
  const identity = serviceIdentity({ name: 'bench', keys: sharedSecretKeys(secret) })
  return { token: identity.tokenFor('inventory'), actor: identity.signActor({ kind: 'system', id: 'bench' }) }
}
