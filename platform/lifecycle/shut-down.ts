import { sleep } from '@stoa/kernel/clock'
import type { Log } from '../telemetry/index.ts'
import type { Readiness } from './readiness.ts'

export type Parts = {
  readonly readiness: Readiness
  readonly servers: readonly { beginDrain(): void; close(graceMs: number): Promise<void> }[]
  /** Relays, consumers, jobs. */
  readonly workers?: readonly { stop(): Promise<void> }[]
  readonly services?: readonly AsyncDisposable[]
  /** Databases, caches, clients: what everything else stood on. */
  readonly stores?: readonly { close(): Promise<void> }[]
  readonly telemetry?: AsyncDisposable
}

export type ShutDownOptions = {
  readonly log: Log
  /** How long load balancers may take to see that this process is not ready. */
  readonly noticeMs: number
  /** What is still being answered after this long is cut off. */
  readonly graceMs: number
}

/**
 * Not ready → stop listening → drain → stop consumers → close stores → flush telemetry. A step that fails is
 * logged and the next one runs: a process that is told to end ends.
 */
export async function shutDown(parts: Parts, { log, noticeMs, graceMs }: ShutDownOptions): Promise<void> {
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now()
    try {
      await work()
      log.info({ step: name, ms: Math.round(performance.now() - began) }, 'shutdown step done')
    } catch (error) {
      log.error({ step: name, err: error }, 'shutdown step failed')
    }
  }
  await step('not ready', async () => {
    parts.readiness.set('stopping')
    for (const server of parts.servers) server.beginDrain()
    await sleep(noticeMs)
  })
  await step('stop listening and drain', () => all(parts.servers, server => server.close(graceMs)))
  await step('stop consumers', () => all(parts.workers, worker => worker.stop()))
  await step('dispose services', () => all(parts.services, service => service[Symbol.asyncDispose]()))
  await step('close stores', () => all(parts.stores, store => store.close()))
  await step('flush telemetry', async () => parts.telemetry?.[Symbol.asyncDispose]())
}

/** One that fails does not keep the others open. */
async function all<T>(items: readonly T[] = [], close: (item: T) => PromiseLike<void>): Promise<void> {
  const results = await Promise.allSettled(items.map(close))
  const errors = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (errors.length > 0)
    throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'several did not close')
}
