import { Client } from 'pg'
import { MigrationError } from './migration-error.ts'

/** A connection of the administrator's, direct and not through a transaction pooler: it holds a session lock. */
export async function withAdmin<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: adminUrl,
    application_name: 'stoa-migrate',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {}) // the query at work rejects with it
  await client.connect().catch(cause => {
    throw new MigrationError(`The database does not accept the migrator: ${cause.message || cause.code}`, {
      cause,
    })
  })
  try {
    await refuseOldServer(client)
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`)
  if (rows[0].major < 15)
    throw new MigrationError(`The server is PostgreSQL ${rows[0].major}; Stoa needs 15 or newer`)
}
