import { type Db, type DbOptions, openDb } from '../db/index.ts'
import { closeDatabase, roleUrl, type ServiceSchema } from '../migrate/index.ts'
import { refuseLeaks } from './leaked-connections.ts'
import { serverOfProcess } from './server-of-process.ts'
import { asAdmin, databaseUrl, ensureTemplate, testRoleSecret } from './template-database.ts'

export type TestDatabase = {
  readonly adminUrl: string
  readonly roleSecret: string
  /** The address of one service's role. */
  url(service: string): string
  /** A pool of one service's role; closed with the test. */
  db(
    service: string,
    options?: Partial<Pick<DbOptions, 'maxConnections' | 'idleTimeoutMs' | 'statementTimeoutMs'>>,
  ): Db
  /** A pool of the superuser; closed with the test. */
  admin(): Db
  /** Whatever else holds connections closes here: before the look for leaks, all together. */
  beforeEnd(close: () => unknown): void
}

/**
 * A test context, or for a whole file `{ after }` of node:test, awaited at its top level: inside a before() hook
 * node:test would take `after` for the end of that hook.
 */
export type Ending = { after(fn: () => Promise<void>): void }

/** A database of its own, cloned from a migrated template; dropped at the end, where open connections fail the test. */
export async function testDatabase(t: Ending, services: readonly ServiceSchema[]): Promise<TestDatabase> {
  const server = await serverOfProcess()
  const template = await ensureTemplate(server, services)
  const name = `stoa_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`
  await asAdmin(server, async client => {
    await client.query(`create database ${name} template ${template} strategy file_copy`)
    await closeDatabase(
      client,
      name,
      services.map(service => service.role),
    ) // a clone does not inherit these rights
  })
  const adminUrl = databaseUrl(server, name)
  const closers: (() => unknown)[] = []
  t.after(() => endDatabase(server, name, closers))
  const url = (service: string) => roleUrl(adminUrl, find(services, service).role, testRoleSecret)
  const open = (options: DbOptions) => {
    const db = openDb(options)
    closers.push(() => db.close())
    return db
  }
  return {
    adminUrl,
    roleSecret: testRoleSecret,
    url,
    db(service, options) {
      const { schema } = find(services, service)
      return open({ url: url(service), schema, maxConnections: 5, ...options })
    },
    admin: () => open({ url: adminUrl, schema: 'public', maxConnections: 5 }),
    beforeEnd: close => closers.push(close),
  }
}

async function endDatabase(server: string, name: string, closers: readonly (() => unknown)[]): Promise<void> {
  const closed = await Promise.allSettled(closers.map(async close => close()))
  await asAdmin(server, async client => {
    try {
      await refuseLeaks(client, name)
    } finally {
      await client.query(`drop database if exists ${name} with (force)`)
    }
  })
  for (const one of closed) if (one.status === 'rejected') throw one.reason
}

function find(services: readonly ServiceSchema[], name: string): ServiceSchema {
  const service = services.find(candidate => candidate.name === name)
  if (!service)
    throw new Error(
      `The test database has no service '${name}': it was made for ${services.map(s => s.name)}`,
    )
  return service
}
