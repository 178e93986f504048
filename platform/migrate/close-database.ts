import { type Client, escapeIdentifier } from 'pg'

/** Nobody gets in by default, and nobody keeps temporary tables: only these roles may connect. */
export async function closeDatabase(
  client: Client,
  database: string,
  roles: readonly string[],
): Promise<void> {
  const name = escapeIdentifier(database)
  await client.query(`revoke connect, temporary on database ${name} from public`)
  for (const role of roles)
    await client.query(`grant connect on database ${name} to ${escapeIdentifier(role)}`)
}
