import {
  type Consumer,
  drain,
  type FeedApi,
  startConsumers,
  startRelay,
  type Worker,
} from '@stoa/platform/events'
import type { openMarket } from './open-market.ts'

type Market = Awaited<ReturnType<typeof openMarket>>

/** Nobody looks by the clock: what is counted does not depend on how fast the machine is. */
const never = 3_600_000

/** What follows a purchase by itself, until nothing is left: relays and consumers of the six services, and documents. */
export async function followUp(market: Market): Promise<void> {
  const workers = Object.entries(market.running).flatMap(([service, { manifest, consumers }]) => [
    ...(manifest.publishes.length > 0 ? [startRelay(market.db(service), { service, pollMs: never })] : []),
    ...consumersOf(market, service, consumers),
  ])
  const documents = market.running.orders.jobs.find(({ job }) => job.name === 'orders.issue-documents')!
  const turn = { jobId: '1', attempt: 1, traceparent: undefined, signal: undefined }
  await documents.run({}, turn)
  await drain(workers)
  for (const worker of workers) await worker.stop()
}

function consumersOf(market: Market, service: string, consumers: readonly Consumer[]): Worker[] {
  const { running, clock, ids } = market
  const near = consumers.filter(({ source }) => source in running)
  // Every service mixes its feed into its api.
  const feeds = (source: string) => running[source as keyof typeof running].api as unknown as FeedApi
  return near.length > 0
    ? [startConsumers(market.db(service), near, { service, clock, ids, feeds, leaseMs: never })]
    : []
}
