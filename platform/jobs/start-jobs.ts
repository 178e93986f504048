import { sleep } from '@stoa/kernel/clock'
import { run } from 'graphile-worker'
import type { Pool } from 'pg'
import type { JobHandler } from './job-handler.ts'
import type { JobReport } from './job-report.ts'
import { countDue, type JobRow, type JobState, listJobs, retryJobs } from './job-state.ts'
import { openJobsPool } from './jobs-role.ts'
import { quiet } from './quiet-logger.ts'
import { startRecovery } from './recover-jobs.ts'
import { type Tally, toCronItems, toTasks } from './tasks.ts'

export type JobsOptions = {
  /** Of the jobs' role, direct and not through a transaction pooler: it listens and holds a session lock. */
  readonly directUrl: string
  readonly handlers: readonly JobHandler[]
  readonly concurrency?: number
  /** How late a job may be whose time comes; one that is due at once is announced and starts at once. */
  readonly pollMs?: number
  /** The jobs of a process that died run elsewhere after this long. */
  readonly recoverAfterMs?: number
  readonly report?: JobReport
}

export type Jobs = {
  /** Until no job of these handlers is due or running here; answers how many ran. */
  drain(): Promise<number>
  list(options?: { readonly state?: JobState; readonly limit?: number }): Promise<JobRow[]>
  retry(ids: readonly string[]): Promise<number>
  /** Lets running jobs end, then closes its connections. */
  stop(): Promise<void>
}

/** One runner per process and database, with the handlers of all services in it. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const {
    directUrl,
    handlers,
    concurrency = 2,
    pollMs = 2000,
    recoverAfterMs = 30_000,
    report = () => {},
  } = options
  const tally: Tally = { active: 0, done: 0 }
  const taskList = toTasks(handlers, tally, report)
  const parsedCronItems = toCronItems(handlers)
  const pool = openJobsPool(directUrl, 2)
  const recovery = startRecovery(pool, recoverAfterMs, report)
  const runner = await run({
    ...{ pgPool: pool, concurrency, pollInterval: pollMs, noHandleSignals: true, logger: quiet },
    taskList,
    parsedCronItems,
    events: recovery.events,
  }).catch(async error => {
    recovery.stop()
    await pool.end()
    throw error
  })
  runner.promise.catch(error => report('jobs_interrupted', { error }))
  const names = handlers.map(({ job }) => job.name)
  return {
    ...viewOf(pool),
    drain: () => drainRunning(pool, names, tally, () => recovery.pool()?.nudge(1)),
    async stop() {
      recovery.stop()
      await runner.stop()
      await pool.end()
    },
  }
}

export const viewOf = (pool: Pool): Pick<Jobs, 'list' | 'retry'> => ({
  list: ({ state, limit = 100 } = {}) => listJobs(pool, state, limit),
  retry: ids => retryJobs(pool, ids),
})

async function drainRunning(
  pool: Pool,
  names: readonly string[],
  tally: Tally,
  nudge: () => void,
): Promise<number> {
  const before = tally.done
  while (tally.active > 0 || (await countDue(pool, names)) > 0) {
    nudge()
    await sleep(5)
  }
  return tally.done - before
}
