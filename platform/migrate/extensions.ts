import type { Client } from 'pg'
import { MigrationError } from './migration-error.ts'

export const extensionsSchema = 'extensions'
const needed = ['btree_gist', 'pg_trgm', 'unaccent']

/** One schema for all services, since an extension exists once in a database. */
export async function prepareExtensions(client: Client): Promise<void> {
  await client.query(`create schema if not exists ${extensionsSchema}`)
  await client.query(`grant usage on schema ${extensionsSchema} to public`)
  for (const extension of needed) await ensureExtension(client, extension)
  if (await statementsPreloaded(client))
    await client.query(`create extension if not exists pg_stat_statements schema ${extensionsSchema}`)
}

async function ensureExtension(client: Client, extension: string): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(
    'select extnamespace::regnamespace::text as schema from pg_extension where extname = $1',
    [extension],
  )
  if (!rows[0]) await createExtension(client, extension)
  else if (rows[0].schema !== extensionsSchema)
    throw new MigrationError(
      `The extension ${extension} is in schema ${rows[0].schema}: give Stoa a database of its own, ` +
        `or run: alter extension ${extension} set schema ${extensionsSchema}`,
    )
}

const createExtension = (client: Client, extension: string) =>
  client.query(`create extension ${extension} schema ${extensionsSchema}`).catch(cause => {
    throw new MigrationError(
      `The extension ${extension} cannot be created (${cause.message}): install the server's contrib package, ` +
        'or let an administrator create it in this database',
      { cause, sqlState: cause.code },
    )
  })

/** Who is not a superuser may not look, and then it is not ours to set up. */
async function statementsPreloaded(client: Client): Promise<boolean> {
  try {
    const { rows } = await client.query(`select current_setting('shared_preload_libraries') as libraries`)
    return /\bpg_stat_statements\b/.test(rows[0].libraries)
  } catch {
    return false
  }
}
