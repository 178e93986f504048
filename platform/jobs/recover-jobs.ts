import { EventEmitter } from 'node:events'
import type { RunnerOptions, WorkerEvents, WorkerPool } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import type { JobReport } from './job-report.ts'

/**
 * The queue frees the jobs of a process that died after four hours only. Here each process holds an advisory lock on
 * the connection that listens; when the lock of a worker is free, the process is gone and its jobs run elsewhere.
 */
export type Recovery = {
  readonly events: NonNullable<RunnerOptions['events']>
  pool: () => WorkerPool | undefined
  stop(): void
}

const nameOf = (position: string) => `hashtextextended('stoa.jobs:' || ${position}, 0)`
const hold = `select pg_advisory_lock_shared(${nameOf('$1')})`
const recover = `
  with dead as materialized (
    select locked_by, pg_try_advisory_xact_lock(${nameOf('locked_by')}) as gone from (
      select distinct locked_by from graphile_worker.jobs
       where locked_at < now() - $1 * interval '1 millisecond' and locked_by is not null) holders
  ), names as (select array_agg(locked_by) as all from dead where gone having count(*) > 0)
  select names.all as workers, graphile_worker.force_unlock_workers(names.all) from names`

export function startRecovery(pool: Pool, graceMs: number, report: JobReport): Recovery {
  const events: WorkerEvents = new EventEmitter()
  let listening: WorkerPool | undefined
  const failed = (error: unknown) => report('jobs_interrupted', { error })
  events.on(
    'pool:listen:success',
    ({ client, workerPool }: { client: PoolClient; workerPool: WorkerPool }) => {
      listening = workerPool
      client.query(hold, [workerPool.id]).catch(failed)
    },
  )
  const sweep = async () => {
    const { rows } = await pool.query<{ workers: string[] }>(recover, [graceMs])
    if (rows[0]) report('jobs_recovered', { workers: rows[0].workers })
  }
  const timer = setInterval(() => sweep().catch(failed), graceMs)
  return { events, pool: () => listening, stop: () => clearInterval(timer) }
}
