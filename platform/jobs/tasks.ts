import {
  type CronItem,
  type JobHelpers,
  type ParsedCronItem,
  parseCronItems,
  type TaskList,
} from 'graphile-worker'
import { checkPayload } from './define-job.ts'
import type { JobHandler, JobTurn } from './job-handler.ts'
import type { JobReport } from './job-report.ts'

export type Tally = { active: number; done: number }
type Stored = { readonly data?: unknown; readonly traceparent?: string }

/** The handlers as the queue calls them, counted, and with what went wrong reported. */
export function toTasks(handlers: readonly JobHandler[], tally: Tally, report: JobReport): TaskList {
  const names = handlers.map(({ job }) => job.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`Two handlers for the job ${twice}`)
  return Object.fromEntries(handlers.map(handler => [handler.job.name, toTask(handler, tally, report)]))
}

const toTask =
  ({ job, run }: JobHandler, tally: Tally, report: JobReport) =>
  async (stored: unknown, helpers: JobHelpers): Promise<void> => {
    const { data = {}, traceparent } = stored as Stored // written by enqueue or by cron
    const { id, attempts } = helpers.job
    const turn: JobTurn = { jobId: id, attempt: attempts, traceparent, signal: helpers.abortSignal }
    tally.active += 1
    try {
      checkPayload(job, data)
      await run(data, turn)
    } catch (error) {
      const last = attempts >= helpers.job.max_attempts
      report(last ? 'job_gave_up' : 'job_failed', { job: job.name, jobId: id, attempt: attempts, error })
      throw error
    } finally {
      tally.active -= 1
      tally.done += 1
    }
  }

/** The key keeps one run waiting at most, when runs take longer than their interval. */
export const toCronItems = (handlers: readonly JobHandler[]): ParsedCronItem[] =>
  parseCronItems(
    handlers
      .filter(handler => handler.cron !== undefined)
      .map(({ job, cron }): CronItem => {
        const options = { maxAttempts: 3, jobKey: `cron:${job.name}`, jobKeyMode: 'preserve_run_at' as const }
        return { task: job.name, match: cron!, identifier: job.name, options }
      }),
  )
