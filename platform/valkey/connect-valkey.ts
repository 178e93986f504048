import { Redis } from 'ioredis'

export type Valkey = Redis

export type ValkeyOptions = {
  readonly url: string
  /** Before every key, so that services share a server and not a name. */
  readonly prefix: string
  /** How long a caller waits for an answer; a cache that is slower than that is no cache. */
  readonly commandTimeoutMs?: number
  readonly report: (error: Error) => void
}

/**
 * The defaults of the client wait five to seven seconds for a server that is away. Here a call fails at once
 * while there is no connection, and its caller goes on without.
 */
export function connectValkey({ url, prefix, commandTimeoutMs = 150, report }: ValkeyOptions): Valkey {
  const valkey = new Redis(url, {
    keyPrefix: prefix,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: attempt => Math.min(attempt * 50, 250),
  })
  valkey.on('error', report)
  return valkey
}

/** Until it can be spoken to; for starts and tests, since calls do not wait. */
export function whenReady(valkey: Valkey): Promise<void> {
  if (valkey.status === 'ready') return Promise.resolve()
  return new Promise(resolve => void valkey.once('ready', () => resolve()))
}
