import type { Clock } from '@stoa/kernel/clock'
import { type ParsedCronItem, runTaskListOnce } from 'graphile-worker'
import type { Pool } from 'pg'
import { openJobsPool } from './jobs-role.ts'
import { quiet } from './quiet-logger.ts'
import { type Jobs, type JobsOptions, viewOf } from './start-jobs.ts'
import { type Tally, toCronItems, toTasks } from './tasks.ts'

const minute = 60_000

/**
 * For tests: nothing runs until it is drained, and then all that is due by the test's clock. The queue knows only the
 * database's time, so the test's time is mapped onto it: waiting jobs move by as much as the clock has moved.
 */
export async function manualJobs(
  options: Pick<JobsOptions, 'directUrl' | 'handlers' | 'report'> & { readonly clock: Clock },
): Promise<Jobs> {
  const { directUrl, handlers, clock, report = () => {} } = options
  const pool = openJobsPool(directUrl, 2)
  const tally: Tally = { active: 0, done: 0 }
  const tasks = toTasks(handlers, tally, report)
  const crons = toCronItems(handlers)
  let seen = clock.now()
  await shiftTime(pool, clock)
  return {
    ...viewOf(pool),
    async drain() {
      const before = tally.done
      await enqueueCrons(pool, dueBetween(crons, seen, clock.now()))
      seen = clock.now()
      await shiftTime(pool, clock)
      const client = await pool.connect()
      try {
        await runTaskListOnce({ noHandleSignals: true, logger: quiet }, tasks, client)
      } finally {
        client.release()
      }
      return tally.done - before
    },
    stop: () => pool.end(),
  }
}

/** Afterwards a job whose time by the clock has come has a time before the database's now. */
async function shiftTime(pool: Pool, clock: Clock): Promise<void> {
  await pool.query(
    `with old as (select shift from jobs.clock),
          new as (update jobs.clock set shift = clock_timestamp() - $1::timestamptz returning shift)
     update graphile_worker._private_jobs set run_at = run_at + (select new.shift - old.shift from new, old)
      where locked_at is null`,
    [clock.iso()],
  )
}

/** Each at most once, however much time has passed: like a runner that was away. */
function dueBetween(items: readonly ParsedCronItem[], after: number, until: number): ParsedCronItem[] {
  const due = new Set<ParsedCronItem>()
  const first = Math.floor(after / minute) + 1
  for (
    let at = Math.max(first, until / minute - 366 * 1440);
    at * minute <= until && due.size < items.length;
    at++
  )
    for (const item of items)
      if (!due.has(item) && item.match(digest(new Date(Math.floor(at) * minute)))) due.add(item)
  return [...due]
}

const digest = (date: Date) => ({
  min: date.getUTCMinutes(),
  hour: date.getUTCHours(),
  date: date.getUTCDate(),
  month: date.getUTCMonth() + 1,
  dow: date.getUTCDay(),
})

async function enqueueCrons(pool: Pool, items: readonly ParsedCronItem[]): Promise<void> {
  for (const { task, options } of items)
    await pool.query(addCron, [task, options.jobKey, options.maxAttempts])
}

const addCron = `
  select graphile_worker.add_job($1, run_at := '-infinity', job_key := $2, max_attempts := $3::smallint)`
