import type { Client } from 'pg'
import { withAdmin } from './admin-connection.ts'
import { againstRaces } from './against-races.ts'
import { appliedMigrations } from './applied-migrations.ts'
import { applyMigration } from './apply-migration.ts'
import { closeDatabase } from './close-database.ts'
import { prepareExtensions } from './extensions.ts'
import { type MigrationFile, readMigrations } from './migration-file.ts'
import { takeMigrationLock } from './migration-lock.ts'
import { planMigrations } from './plan-migrations.ts'
import { prepareRole } from './prepare-role.ts'
import { prepareSchema } from './prepare-schema.ts'
import type { MigrationLog, ServiceSchema } from './service-schema.ts'

export type MigrateOptions = {
  readonly adminUrl: string
  readonly services: readonly ServiceSchema[]
  readonly roleSecret: string
  /** 'expand' leaves the contract files for when no release needs what they remove. */
  readonly phase?: 'expand' | 'all'
  readonly log?: MigrationLog
}

export type MigrationResult = { readonly service: string; readonly applied: readonly string[] }

/** Brings every service's role, schema and tables up to its files. */
export async function migrate(options: MigrateOptions): Promise<MigrationResult[]> {
  const log = options.log ?? (() => {})
  const plans = await Promise.all(
    options.services.map(async service => ({ service, files: await readMigrations(service.folders) })),
  )
  return withAdmin(options.adminUrl, async client => {
    await takeMigrationLock(client, log)
    await client.query('revoke all on schema public from public')
    await prepareExtensions(client)
    const results: MigrationResult[] = []
    for (const { service, files } of plans)
      results.push(await migrateService(client, service, files, options))
    await againstRaces(() => closeTo(client, options.services))
    return results
  })
}

async function closeTo(client: Client, services: readonly ServiceSchema[]): Promise<void> {
  const { rows } = await client.query('select current_database() as name')
  await closeDatabase(
    client,
    rows[0].name,
    services.map(service => service.role),
  )
}

async function migrateService(
  client: Client,
  service: ServiceSchema,
  files: readonly MigrationFile[],
  options: MigrateOptions,
): Promise<MigrationResult> {
  const log = options.log ?? (() => {})
  await againstRaces(() => prepareRole(client, service, options.roleSecret))
  await againstRaces(() => prepareSchema(client, service))
  const pending = planMigrations(files, await appliedMigrations(client, service.schema))
  const due = pending.filter(file => options.phase !== 'expand' || file.phase === 'expand')
  for (const file of due) {
    await applyMigration(client, service, file, log)
    log(`${service.name}: applied ${file.name}`)
  }
  return { service: service.name, applied: due.map(file => file.name) }
}
