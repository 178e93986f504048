import pg from 'pg'
import { DbError } from './db-error.ts'
import type { Request } from './request.ts'
import { Resting } from './resting.ts'
import { translateError } from './translate-error.ts'
import { Wire } from './wire/wire.ts'
import type { WireReply } from './wire/wire-query.ts'

export type PoolOptions = {
  readonly url: string
  readonly schema: string
  readonly maxConnections: number
  /** Idle connections vanish after this long. */
  readonly idleTimeoutMs?: number
  readonly applicationName?: string
  /** A limit kept by this side; the server's own is set on the role by the migrator. */
  readonly statementTimeoutMs?: number
}

/** One checked-out connection. */
export type Connection = {
  command(text: string): Promise<WireReply>
  /** `begin` goes ahead of it, in the same write. */
  send(request: Request, begin?: string): Promise<WireReply>
  release(broken?: boolean): void
}

const nothing = () => {}

export type Pool = ReturnType<typeof createPool>

export function createPool(options: PoolOptions) {
  const idleTimeoutMillis = options.idleTimeoutMs ?? 3_000
  const pool = new pg.Pool({
    connectionString: options.url,
    min: 0,
    max: options.maxConnections,
    idleTimeoutMillis,
    connectionTimeoutMillis: 5_000,
    application_name: options.applicationName ?? `stoa-${options.schema}`,
    keepAlive: true,
    // Queries of one transaction follow each other without waiting.
    ...{ pipeline: true },
    ...(options.statementTimeoutMs ? { query_timeout: options.statementTimeoutMs } : {}),
    onConnect: schemaCheck(options.schema),
  })
  const resting = new Resting<PooledConnection>(idleTimeoutMillis)
  const known = new WeakMap<pg.PoolClient, PooledConnection>()
  let closing: Promise<void> | undefined
  // A lost idle connection is replaced by the next checkout; unheard, its event would end the process.
  pool.on('error', nothing)
  pool.on('connect', client => {
    const connection = pooled(client, () => closing === undefined && pool.waitingCount === 0, resting)
    known.set(client, connection)
    client.on('error', () => {
      connection.isLost = true
      resting.giveUp(connection)
    })
  })
  return {
    /** One that is at hand; else `connect` waits for it. */
    take: (): Connection | undefined => resting.take(),
    async connect(): Promise<Connection> {
      const client = await pool.connect().catch(error => {
        throw translateError(error)
      })
      return known.get(client)!
    },
    close() {
      closing ??= pool.end()
      resting.clear()
      return closing
    },
    stats: () => ({
      ...{ total: pool.totalCount, idle: pool.idleCount + resting.size, waiting: pool.waitingCount },
    }),
  }
}

type PooledConnection = Connection & { isLost: boolean }

function pooled(
  client: pg.PoolClient,
  mayRest: () => boolean,
  resting: Resting<PooledConnection>,
): PooledConnection {
  const wire = new Wire(client)
  const connection: PooledConnection = {
    isLost: false,
    command: text => wire.command(text),
    send: (request, begin) => wire.send(request, begin),
    release(broken = false) {
      const lost = broken || connection.isLost
      if (!lost && mayRest()) resting.put(connection)
      else client.release(lost)
    },
  }
  return connection
}

/** Once per pool: a role that was not made by the migrator would read some other schema's tables. */
function schemaCheck(schema: string) {
  let checked = false
  return async (client: pg.ClientBase) => {
    if (checked) return
    const { rows } = await client.query<{ schema: string | null; role: string }>(
      'select current_schema() as schema, current_user as role',
    )
    const found = rows[0]
    if (found?.schema !== schema) throw wrongSchema(schema, found)
    checked = true
  }
}

const wrongSchema = (wanted: string, found: { schema: string | null; role: string } | undefined) =>
  new DbError(
    'db_failed',
    `Role ${found?.role} sees schema ${found?.schema ?? '(none)'} first, not ${wanted}: run the migrations, ` +
      'which create the schema and set the role’s search_path',
  )
