import { runMigrations } from 'graphile-worker'
import { type Client, escapeIdentifier } from 'pg'
import { withAdmin } from '../migrate/admin-connection.ts'
import { againstRaces } from '../migrate/against-races.ts'
import type { ServiceSchema } from '../migrate/index.ts'
import { takeMigrationLock } from '../migrate/migration-lock.ts'
import { prepareRole } from '../migrate/prepare-role.ts'
import { jobsRole, jobsUrl, openJobsPool } from './jobs-role.ts'
import { jobsSchema } from './jobs-schema.ts'
import { quiet } from './quiet-logger.ts'

export type MigrateJobsOptions = {
  readonly adminUrl: string
  readonly roleSecret: string
  /** Those who may enqueue: each its own jobs. Their roles exist already. */
  readonly services: readonly Pick<ServiceSchema, 'name' | 'role'>[]
}

/** The queue's own schema in its own role's name, then the one function through which services reach it. */
export async function migrateJobs({ adminUrl, roleSecret, services }: MigrateJobsOptions): Promise<void> {
  await withAdmin(adminUrl, async client => {
    await takeMigrationLock(client, () => {})
    const jobs = { name: 'jobs', schema: 'jobs', role: jobsRole, folders: [] }
    await againstRaces(() => prepareRole(client, jobs, roleSecret))
    await prepareSchemas(client)
  })
  const pool = openJobsPool(jobsUrl(adminUrl, roleSecret), 1)
  try {
    await runMigrations({ pgPool: pool, logger: quiet })
    await pool.query(jobsSchema)
    await pool.query(`delete from jobs.enqueuers where role <> all($1)`, [services.map(({ role }) => role)])
    for (const { name, role } of services) {
      await pool.query(
        `insert into jobs.enqueuers (role, service) values ($1, $2) on conflict (role) do update set service = $2`,
        [role, name],
      )
      await pool.query(`grant usage on schema jobs to ${escapeIdentifier(role)};
        grant execute on function jobs.enqueue to ${escapeIdentifier(role)}`)
    }
  } finally {
    await pool.end()
  }
}

/**
 * The queue's migrator would create its schema itself, which takes a right to create schemas; with the schema and the
 * table of migrations in place (as its manual describes them) it needs none.
 */
const prepareSchemas = (client: Client) =>
  client.query(`
    do $$ begin execute format('grant connect on database %I to ${jobsRole}', current_database()); end $$;
    grant ${jobsRole} to current_user;
    create schema if not exists graphile_worker authorization ${jobsRole};
    create schema if not exists jobs authorization ${jobsRole};
    set role ${jobsRole};
    create table if not exists graphile_worker.migrations (
      id int primary key,
      ts timestamptz default now() not null,
      breaking boolean not null default false
    );
    reset role`)
