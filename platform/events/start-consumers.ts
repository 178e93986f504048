import { type Call, systemActor } from '@stoa/kernel/call'
import { type Clock, sleep } from '@stoa/kernel/clock'
import type { Envelope } from '@stoa/kernel/event'
import type { Ids } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import type { Db } from '../db/index.ts'
import type { Consumer } from './consumer.ts'
import type { FeedApi } from './feed.ts'
import { type Handling, handleDueRetries, handlePage } from './handle-page.ts'
import { type Lease, LeaseLost, releaseLease, takeLease } from './lease.ts'
import { startLoop, type Worker } from './loop.ts'
import { type Report, silent } from './report.ts'

export type ConsumersOptions = {
  /** The service that consumes: it is the caller of the feeds. */
  readonly service: string
  readonly clock: Clock
  readonly ids: Ids
  /** A local or remote client of the publisher. */
  readonly feeds: (source: string) => FeedApi
  /** A replica that dies is replaced after this long. */
  readonly leaseMs?: number
  /** How long the publisher holds a call open when it has nothing new. */
  readonly waitMs?: number
  readonly pageSize?: number
  readonly attempts?: number
  readonly report?: Report
}

/** Each consumer works in one replica at a time. */
export function startConsumers(db: Db, consumers: readonly Consumer[], options: ConsumersOptions): Worker {
  const holder = options.ids.next('replica')
  const workers = consumers.map(consumer => startConsumer(db, consumer, holder, options))
  return {
    async drain() {
      let done = 0
      for (const worker of workers) done += await worker.drain()
      return done
    },
    stop: async () => void (await Promise.all(workers.map(worker => worker.stop()))),
  }
}

function startConsumer(db: Db, consumer: Consumer, holder: string, options: ConsumersOptions): Worker {
  const {
    clock,
    leaseMs = 15_000,
    waitMs = leaseMs / 3,
    pageSize = 100,
    attempts = 8,
    report = silent,
  } = options
  const types = consumer.events.map(({ type }) => type)
  const call = callsOf(consumer, options)
  const handling: Handling = {
    db,
    consumer,
    clock,
    leaseMs,
    attempts,
    report,
    call: event => call(leaseMs, event),
  }
  let lease: Lease | undefined

  /** Answers true while this replica is the one that works. */
  async function hold(): Promise<boolean> {
    const taken = await takeLease(db, { consumer: consumer.name, source: consumer.source, holder, leaseMs })
    if (taken && taken.fence !== lease?.fence)
      report('lease_taken', { consumer: consumer.name, fence: taken.fence })
    lease = taken
    return taken !== undefined
  }

  async function work(held: Lease, patient: boolean, signal: AbortSignal): Promise<number> {
    const retried = await handleDueRetries(handling, held)
    const scan = { after: held.position, limit: pageSize, waitMs: patient ? waitMs : 0, types }
    const feed = options.feeds(consumer.source)
    const { events, next } = unwrap(await feed.scanEvents(scan, { ...call(waitMs + 5000), signal }))
    if (events.length > 0 || next !== held.position) await handlePage(handling, held, events, next)
    return events.length + retried
  }

  const loop = startLoop(
    async ({ wait, signal }) => {
      if (!(await hold())) {
        if (wait) await sleep(leaseMs / 3, signal)
        return 0
      }
      try {
        return await work(lease!, wait, signal)
      } catch (error) {
        if (signal.aborted && wait) return 0
        if (!(error instanceof LeaseLost)) throw error
        report('lease_lost', { consumer: consumer.name })
        return 0
      }
    },
    error => report('consumer_failed', { consumer: consumer.name, error }),
  )
  return {
    drain: loop.drain,
    async stop() {
      await loop.stop()
      if (lease)
        await releaseLease(db, lease).catch(error =>
          report('consumer_failed', { consumer: consumer.name, error }),
        )
    },
  }
}

const callsOf =
  (consumer: Consumer, { service, clock, ids }: ConsumersOptions) =>
  (timeoutMs: number, event?: Envelope): Call => ({
    caller: service,
    actor: systemActor(`${service}:${consumer.name}`),
    requestId: ids.next('req'),
    traceparent: event?.traceparent,
    deadline: clock.now() + timeoutMs,
  })
