import { accessSync, constants } from 'node:fs'

export type ServerSettings = Readonly<Record<string, string>>

/** For one machine's shop: little memory, and nothing given up that keeps a commit. */
export const smallServer: ServerSettings = {
  shared_buffers: '128MB',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  autovacuum_max_workers: '1',
  autovacuum_worker_slots: '2',
  random_page_cost: '1.1',
  huge_pages: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  password_encryption: 'scram-sha-256',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_timezone: 'UTC',
  logging_collector: 'off',
}

/** Where nothing has to outlive the process. */
export const throwawayServer: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum: 'off',
}

/** Some containers have no /dev/shm, and PostgreSQL's default needs it. */
export function sharedMemory(): ServerSettings {
  if (process.platform !== 'linux') return {}
  try {
    accessSync('/dev/shm', constants.W_OK)
    return {}
  } catch {
    return { dynamic_shared_memory_type: 'mmap' }
  }
}
