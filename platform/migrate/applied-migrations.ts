import { type Client, escapeIdentifier } from 'pg'
import type { Applied } from './plan-migrations.ts'

/** Empty before the first migration, when there is no table either. */
export async function appliedMigrations(client: Client, schema: string): Promise<Applied[]> {
  const table = `${escapeIdentifier(schema)}.migrations`
  const { rows } = await client.query('select to_regclass($1) is not null as exists', [table])
  if (!rows[0].exists) return []
  return (await client.query<Applied>(`select name, checksum from ${table} order by name`)).rows
}
