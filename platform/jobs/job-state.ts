import type { Pool } from 'pg'

export type JobState = 'waiting' | 'scheduled' | 'running' | 'retrying' | 'failed'

export type JobRow = {
  readonly id: string
  readonly name: string
  readonly key: string | null
  readonly state: JobState
  readonly attempts: number
  readonly maxAttempts: number
  readonly runAt: string
  readonly lastError: string | null
}

const listText = `
  select * from (
    select id::text, task_identifier as name, key, attempts, max_attempts as "maxAttempts",
           to_json(run_at at time zone 'UTC') #>> '{}' || 'Z' as "runAt", last_error as "lastError",
           case when locked_at is not null then 'running'
                when attempts >= max_attempts then 'failed'
                when attempts > 0 then 'retrying'
                when run_at > now() then 'scheduled'
                else 'waiting' end as state
      from graphile_worker.jobs) job
   where $1::text is null or state = $1
   order by "runAt", id::bigint limit $2`

/** What waits, runs or has failed. What is done is deleted, so nothing here grows with success. */
export const listJobs = async (pool: Pool, state: JobState | undefined, limit: number): Promise<JobRow[]> =>
  (await pool.query<JobRow>(listText, [state ?? null, limit])).rows

/** A minute ago, so that it is due also by the clock of a test, which stands still. */
const retryText = `
  select id from graphile_worker.reschedule_jobs($1, run_at := now() - interval '1 minute', attempts := 0)`

/** Gives failed jobs all their attempts again, at once; answers how many. */
export const retryJobs = async (pool: Pool, ids: readonly string[]): Promise<number> =>
  (await pool.query(retryText, [ids])).rowCount ?? 0

/** How many could run at this moment. */
export async function countDue(pool: Pool, names: readonly string[]): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as due from graphile_worker.jobs
      where task_identifier = any($1) and run_at <= now() and attempts < max_attempts and locked_at is null`,
    [names],
  )
  return rows[0].due
}
