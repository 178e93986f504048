import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate, type ServiceSchema } from '../migrate/index.ts'

export const testRoleSecret = 'a secret of tests, where nothing is worth keeping'

/** A migrated database to clone from, made once per server and set of migrations, by whichever process comes first. */
export async function ensureTemplate(serverUrl: string, services: readonly ServiceSchema[]): Promise<string> {
  const name = `stoa_template_${fingerprint(services)}`
  await asAdmin(serverUrl, async client => {
    if (await isFinished(client, name)) return
    await client.query(`select pg_advisory_lock(hashtextextended('stoa.template', 0))`)
    if (await isFinished(client, name)) return
    await client.query(`drop database if exists ${name} with (force)`) // begun by one that did not finish
    await client.query(`create database ${name}`)
    await migrate({ adminUrl: databaseUrl(serverUrl, name), services, roleSecret: testRoleSecret })
    await client.query(`alter database ${name} with is_template true allow_connections false`)
  })
  return name
}

export async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'stoa-testing' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

const isFinished = async (client: Client, name: string): Promise<boolean> =>
  ((await client.query('select from pg_database where datname = $1 and datistemplate', [name])).rowCount ??
    0) > 0

/** Of the migrator too: what it grants is part of the template. */
function fingerprint(services: readonly ServiceSchema[]): string {
  const hash = createHash('sha256').update(JSON.stringify(services.map(({ folders, ...rest }) => rest)))
  const folders = [
    new URL('../migrate/', import.meta.url).pathname,
    ...services.flatMap(service => service.folders),
  ]
  for (const folder of folders)
    for (const file of readdirSync(folder).sort())
      if (/\.(sql|ts)$/.test(file)) hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
