import { withAdmin } from './admin-connection.ts'
import { appliedMigrations } from './applied-migrations.ts'
import { type Phase, readMigrations } from './migration-file.ts'
import { planMigrations } from './plan-migrations.ts'
import type { ServiceSchema } from './service-schema.ts'

export type MigrationStatus = {
  readonly service: string
  readonly applied: number
  readonly pending: readonly { readonly name: string; readonly phase: Phase }[]
}

/** What migrate() would do; changes nothing. */
export function migrationStatus(options: {
  readonly adminUrl: string
  readonly services: readonly ServiceSchema[]
}): Promise<MigrationStatus[]> {
  return withAdmin(options.adminUrl, async client => {
    const statuses: MigrationStatus[] = []
    for (const service of options.services) {
      const applied = await appliedMigrations(client, service.schema)
      const pending = planMigrations(await readMigrations(service.folders), applied)
      statuses.push({
        service: service.name,
        applied: applied.length,
        pending: pending.map(({ name, phase }) => ({ name, phase })),
      })
    }
    return statuses
  })
}
