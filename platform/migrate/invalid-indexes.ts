import { type Client, escapeIdentifier } from 'pg'

/**
 * A CREATE INDEX CONCURRENTLY that failed leaves an invalid index, which `if not exists` would take for the real one.
 * Only the migrator builds indexes and it holds its lock, so what is invalid is left over.
 */
export async function dropInvalidIndexes(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
      where not i.indisvalid and c.relkind = 'i' and c.relnamespace = $1::regnamespace`,
    [escapeIdentifier(schema)],
  )
  for (const { name } of rows)
    await client.query(`drop index concurrently ${escapeIdentifier(schema)}.${escapeIdentifier(name)}`)
}
