import { type Call, systemActor } from '@stoa/kernel/call'
import { type Clock, sleep } from '@stoa/kernel/clock'
import type { Envelope } from '@stoa/kernel/event'
import type { Ids } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import type { Db } from '../db/index.ts'
import type { Consumer } from './consumer.ts'
import type { FeedApi } from './feed.ts'
import { type Handling, handleDueRetries, handlePage } from './handle-page.ts'
import { type Lease, LeaseLost } from './lease.ts'
import { keepLease, type LeaseKeeper } from './lease-keeper.ts'
import { startLoop, type Worker } from './loop.ts'
import { type Report, silent } from './report.ts'

export type ConsumersOptions = {
  /** The service that consumes: it is the caller of the feeds. */
  readonly service: string
  readonly clock: Clock
  readonly ids: Ids
  /** A local or remote client of the publisher. */
  readonly feeds: (source: string) => FeedApi
  /** Who holds the leases. Where only one process may run, a name that survives its restart lets it go on at once. */
  readonly holder?: string
  /** A replica that dies is replaced after this long. Renewed three times in that time: one small commit each. */
  readonly leaseMs?: number
  readonly pageSize?: number
  readonly attempts?: number
  readonly report?: Report
}

/** Each consumer works in one replica at a time. */
export function startConsumers(db: Db, consumers: readonly Consumer[], options: ConsumersOptions): Worker {
  const holder = options.holder ?? options.ids.next('replica')
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
  const { leaseMs = 20_000, report = silent } = options
  const { name, source } = consumer
  const keeper = keepLease(db, { consumer: name, source, holder, leaseMs }, report)
  const work = workOf(db, consumer, keeper, { ...options, leaseMs, report })
  const loop = startLoop(
    async ({ wait, signal }) => {
      const lease = await keeper.hold()
      if (lease) return work(lease, wait, signal)
      if (wait) await sleep(leaseMs / 3, signal)
      return 0
    },
    error => report('consumer_failed', { consumer: name, error }),
  )
  return {
    drain: loop.drain,
    async stop() {
      await loop.stop()
      await keeper.release().catch(error => report('consumer_failed', { consumer: name, error }))
    },
  }
}

type Settled = ConsumersOptions & Required<Pick<ConsumersOptions, 'leaseMs' | 'report'>>

/** So many positions are looked at again, at most, after a restart. */
const mostUnwritten = 1_000
/** The first retry comes after a second. */
const retryLookMs = 1_000

/** One turn of the holder: what is due again, then the next page. */
function workOf(db: Db, consumer: Consumer, keeper: LeaseKeeper, options: Settled) {
  const { clock, leaseMs, report, pageSize: limit = 100, attempts = 8 } = options
  const types = consumer.events.map(({ type }) => type)
  const patience = Math.min(leaseMs / 3, 30_000)
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

  let written = 0
  let lookAt = 0
  return async (lease: Lease, wait: boolean, signal: AbortSignal): Promise<number> => {
    try {
      const isTime = !wait || performance.now() >= lookAt
      if (isTime) lookAt = performance.now() + retryLookMs
      const retried = isTime ? await handleDueRetries(handling, lease) : 0
      const scan = { after: lease.position, limit, waitMs: wait ? Math.floor(patience) : 0, types }
      const feed = options.feeds(consumer.source)
      const { events, next } = unwrap(await feed.scanEvents(scan, { ...call(patience + 5000), signal }))
      // Where nothing was for this consumer the cursor moves on in memory, and is written down now and then.
      if (events.length === 0 && next - written < mostUnwritten) {
        lease.position = next
        return retried
      }
      await handlePage(handling, lease, events, next)
      written = next
      keeper.renewed()
      return events.length + retried
    } catch (error) {
      if (error instanceof LeaseLost) keeper.lost()
      else if (!signal.aborted) throw error
      return 0
    }
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
