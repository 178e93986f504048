import { migrateJobs } from '@stoa/platform/jobs'
import { type MigrationLog, migrate } from '@stoa/platform/migrate'
import { services } from './services.ts'

export type MigrateFleetOptions = {
  readonly adminUrl: string
  readonly roleSecret: string
  /** 'expand' leaves what removes things for when no release needs them. */
  readonly phase?: 'expand' | 'all'
  readonly log?: MigrationLog
}

/** Roles, schemas and tables of every service, and the job queue's. */
export async function migrateFleet(options: MigrateFleetOptions): Promise<void> {
  const schemas = Object.values(services).map(({ schema }) => schema)
  await migrate({ ...options, services: schemas })
  await migrateJobs({ ...options, services: schemas })
}
