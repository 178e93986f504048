import { join } from 'node:path'

export { type MemoryStore, type MemoryTables, memoryStore } from './memory-store.ts'
export type { Moment, Probe, RunnerOptions } from './options.ts'
export {
  postgresStore,
  pruneSagas,
  sagaInsertFrom,
  sagaParams,
  sagaSaveCte,
  sagaSaveParams,
} from './postgres-store.ts'
export { createRunner, type Ran, type SagaRunner, type Start } from './runner.ts'
export {
  done,
  type Failure,
  isEnded,
  type Memory,
  type Outcome,
  Outdated,
  refused,
  type Saga,
  type SagaRow,
  type SagaStatus,
  type SagaWrite,
  type Step,
  type Together,
  type Turn,
  waitUntil,
} from './saga.ts'
export { FenceLost, type SagaStore, type Saved } from './store.ts'
export { Crash } from './turns.ts'

/** To stand among a service's migrations, before its own. */
export const sagaMigrations = join(import.meta.dirname, 'migrations')
