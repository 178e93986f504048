import { isDbError, type Queries, statement } from '../db/index.ts'
import { readMigrations } from './migration-file.ts'

/** The migrations without which this release cannot run. Contract files are not among them: they come after it. */
export type RequiredVersion = readonly string[]

export async function requiredVersion(folders: readonly string[]): Promise<RequiredVersion> {
  return (await readMigrations(folders)).filter(file => file.phase === 'expand').map(file => file.name)
}

const present = statement<{ name: string }>(
  'migrations.present',
  'select name from migrations where name = any($1::text[])',
)

/** For readiness: which are still missing. A schema that is further on is fine. */
export async function missingMigrations(db: Queries, required: RequiredVersion): Promise<string[]> {
  try {
    const found = new Set((await db.all(present, [required])).map(row => row.name))
    return required.filter(name => !found.has(name))
  } catch (error) {
    if (isDbError(error) && error.sqlState === '42P01') return [...required] // not even the table
    throw error
  }
}
