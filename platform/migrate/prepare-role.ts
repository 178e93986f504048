import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { extensionsSchema } from './extensions.ts'
import { MigrationError } from './migration-error.ts'
import { scramVerifier } from './role-secret.ts'
import { defaultLimits, type ServiceSchema } from './service-schema.ts'

type Role = { powerful: boolean; settings: string[] | null; verifier: string | null }

/** The role of a service: it may log in, and nothing else until its schema grants it something. */
export async function prepareRole(client: Client, service: ServiceSchema, roleSecret: string): Promise<void> {
  const role = escapeIdentifier(service.role)
  const verifier = scramVerifier(service.role, roleSecret)
  const found = (await findRole(client, service.role)) ?? (await createRole(client, service.role))
  if (found.powerful)
    throw new MigrationError(
      `Role ${service.role} exists with rights of an administrator: a service must not hold them; name another role`,
    )
  if (found.verifier !== verifier)
    await client.query(`alter role ${role} login password ${escapeLiteral(verifier)}`)
  for (const [name, value] of [...settingsOf(service), ...(await connectionCheck(client))])
    if (!found.settings?.includes(`${name}=${value}`))
      await client.query(
        `alter role ${role} set ${name} = ${name === 'search_path' ? value : escapeLiteral(value)}`,
      )
}

async function createRole(client: Client, role: string): Promise<Role> {
  await client.query(`create role ${escapeIdentifier(role)} login`)
  return { powerful: false, settings: null, verifier: null }
}

async function findRole(client: Client, role: string): Promise<Role | undefined> {
  const { rows } = await client.query<Role>(
    `select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls as powerful,
            s.setconfig as settings, ${await verifierColumn(client)} as verifier
       from pg_roles r left join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0
      where r.rolname = $1`,
    [role],
  )
  return rows[0]
}

/** Only a superuser may compare; others set the password each time. */
async function verifierColumn(client: Client): Promise<string> {
  const { rows } = await client.query(
    `select has_column_privilege('pg_authid', 'rolpassword', 'select') as may`,
  )
  return rows[0].may ? '(select rolpassword from pg_authid a where a.oid = r.oid)' : 'null'
}

/** A query whose client has died ends, instead of holding its locks until the timeout. Windows cannot tell. */
async function connectionCheck(client: Client): Promise<[name: string, value: string][]> {
  const { rows } = await client.query(`select version() ~* 'windows|mingw|visual c' as windows`)
  return rows[0].windows ? [] : [['client_connection_check_interval', '1s']]
}

function settingsOf(service: ServiceSchema): [name: string, value: string][] {
  const limits = { ...defaultLimits, ...service.limits }
  return [
    ['search_path', `${escapeIdentifier(service.schema)}, ${escapeIdentifier(extensionsSchema)}`],
    ['statement_timeout', `${limits.statementTimeoutMs}ms`],
    ['idle_in_transaction_session_timeout', `${limits.idleInTransactionTimeoutMs}ms`],
    ['lock_timeout', `${limits.lockTimeoutMs}ms`],
    ['timezone', 'UTC'],
  ]
}
