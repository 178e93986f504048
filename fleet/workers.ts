import type { Clock } from '@stoa/kernel/clock'
import type { Contract } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import {
  type Drainable,
  drain,
  type FeedApi,
  type Report,
  startConsumers,
  startRelay,
  type Worker,
} from '@stoa/platform/events'
import type { Log } from '@stoa/platform/telemetry'
import type { Composed, Composition } from './compose.ts'
import { services } from './services.ts'

export type WorkersOptions = { readonly clock: Clock; readonly ids: Ids; readonly log: Log }

export type Workers = {
  /** Until nothing is left to relay, to consume or to do. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** What moves by itself: a relay for every service that publishes, a consumer for every subscription. */
export function startWorkers(
  composition: Composition,
  options: WorkersOptions,
  more: readonly (Drainable & { stop(): Promise<void> })[] = [],
): Workers {
  const workers = [
    ...composition.local.flatMap(composed => workersOf(composed, composition, options)),
    ...more,
  ]
  return {
    drain: () => drain(workers),
    stop: async () => void (await Promise.all(workers.map(worker => worker.stop()))),
  }
}

function workersOf(
  { entry, service, db }: Composed,
  composition: Composition,
  { clock, ids, log }: WorkersOptions,
): Worker[] {
  const { name, publishes } = entry.manifest
  const report = reportTo(log.child({ service: name }))
  const feeds = (source: string) => composition.client(contractOf(source), name) as unknown as FeedApi
  return [
    ...(publishes.length > 0 ? [startRelay(db, { service: name, report })] : []),
    ...(service.consumers.length > 0
      ? [startConsumers(db, service.consumers, { service: name, clock, ids, feeds, report })]
      : []),
  ]
}

const contractOf = (source: string): Contract => {
  const entry = services[source]
  if (!entry) throw new Error(`a consumer reads from '${source}', which is no service of the fleet`)
  return entry.contract
}

const warnings = new Set(['relay_failed', 'consumer_failed', 'event_failed', 'event_parked'])

const reportTo =
  (log: Log): Report =>
  (happening, fields) =>
    warnings.has(happening) ? log.warn(fields, happening) : log.debug(fields, happening)
