import type { Clock } from '@stoa/kernel/clock'
import type { Contract } from '@stoa/kernel/contract'
import type { Ids } from '@stoa/kernel/ids'
import { drain, type FeedApi, startConsumers, startRelay, type Worker } from '@stoa/platform/events'
import { type JobHandler, manualJobs, startJobs } from '@stoa/platform/jobs'
import type { Log } from '@stoa/platform/telemetry'
import type { Composed, Composition } from './compose.ts'
import { housekeeping } from './housekeeping.ts'
import { services } from './services.ts'

export type WorkersOptions = {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Of the jobs' role, direct: see `jobsUrl`. */
  readonly jobsUrl: () => string
  /** For tests: jobs run when they are drained, by the test's clock. */
  readonly manual?: boolean
}

export type Workers = {
  /** Until nothing is left to relay, to consume or to do. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** What moves by itself: relays, consumers, and one runner for the jobs of all services of this process. */
export async function startWorkers(composition: Composition, options: WorkersOptions): Promise<Workers> {
  if (composition.local.length === 0) return { async drain() {}, async stop() {} }
  const handlers = composition.local.flatMap(({ entry, service, db }): JobHandler[] => [
    ...service.jobs,
    housekeeping(entry.manifest.name, db, options.clock),
  ])
  const jobsOptions = { directUrl: options.jobsUrl(), handlers, report: warn(options.log) }
  const jobs = options.manual
    ? await manualJobs({ ...jobsOptions, clock: options.clock })
    : await startJobs(jobsOptions)
  const workers: Worker[] = [
    ...composition.local.flatMap(composed => workersOf(composed, composition, options)),
    jobs,
  ]
  return {
    drain: () => drain(workers),
    stop: async () => void (await Promise.all(workers.map(worker => worker.stop()))),
  }
}

function workersOf(
  { entry, service, db }: Composed,
  composition: Composition,
  options: WorkersOptions,
): Worker[] {
  const { name, publishes } = entry.manifest
  const { clock, ids } = options
  const report = warn(options.log.child({ service: name }))
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

/** Leases come and go; everything else that is reported is trouble. */
const warn =
  (log: Log) =>
  (happening: string, fields: Readonly<Record<string, unknown>>): void =>
    happening.startsWith('lease') || happening.endsWith('_done')
      ? log.debug(fields, happening)
      : log.warn(fields, happening)
