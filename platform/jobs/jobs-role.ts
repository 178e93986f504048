import pg from 'pg'
import { roleUrl } from '../migrate/index.ts'

/** Owns the queue's tables; nobody else reads or writes them. */
export const jobsRole = 'stoa_jobs'

export const jobsUrl = (adminUrl: string, roleSecret: string): string =>
  roleUrl(adminUrl, jobsRole, roleSecret)

const nothing = () => {}

/** Small on purpose: one connection listens, and one fetches jobs for all workers; handlers have their service's own. */
export function openJobsPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: url, max, idleTimeoutMillis: 10_000, application_name: 'stoa-jobs' },
    // The listening connection is asked for a lock while it is busy: the driver lets queries follow each other.
    ...{ pipeline: true },
  })
  // A lost idle connection is replaced by the next checkout; unheard, its event would end the process.
  pool.on('error', nothing)
  pool.on('connect', client => client.on('error', nothing))
  return pool
}
