import { setTimeout as delay } from 'node:timers/promises'
import { type Client, type DatabaseError, escapeIdentifier } from 'pg'
import { extensionsSchema } from './extensions.ts'
import { dropInvalidIndexes } from './invalid-indexes.ts'
import { MigrationError } from './migration-error.ts'
import type { MigrationFile } from './migration-file.ts'
import type { MigrationLog, ServiceSchema } from './service-schema.ts'
import { lineAt, type SqlStatement, splitStatements } from './split-statements.ts'

/** Short, since whoever queues for a table lock makes all readers queue behind. */
const lockTimeoutMs = 2_000
const lockAttempts = 30

export async function applyMigration(
  client: Client,
  service: ServiceSchema,
  file: MigrationFile,
  log: MigrationLog,
) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (file.transaction ? applyInTransaction : applyAlone)(client, service, file)
    } catch (error) {
      if (attempt === lockAttempts || !isLockTrouble(error)) throw error
      log(`${service.name}: ${file.name} waits for a lock (attempt ${attempt} of ${lockAttempts})`)
      await delay(100 * Math.min(attempt, 20) * (0.5 + Math.random()))
    }
  }
}

async function applyInTransaction(
  client: Client,
  service: ServiceSchema,
  file: MigrationFile,
): Promise<void> {
  const started = Date.now()
  await client.query('begin')
  try {
    await useSchema(client, service, 'local')
    await runStatements(client, file)
    await record(client, service, file, started)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the first failure is the news
    throw error
  }
}

/** Each statement commits by itself: a file of several must be able to begin again after a failure. */
async function applyAlone(client: Client, service: ServiceSchema, file: MigrationFile): Promise<void> {
  const started = Date.now()
  await useSchema(client, service, 'session')
  try {
    await dropInvalidIndexes(client, service.schema)
    await runStatements(client, file)
  } finally {
    await client.query('reset search_path; reset lock_timeout')
  }
  await record(client, service, file, started)
}

async function useSchema(client: Client, service: ServiceSchema, scope: 'local' | 'session'): Promise<void> {
  const path = `${escapeIdentifier(service.schema)}, ${escapeIdentifier(extensionsSchema)}`
  await client.query(`set ${scope} search_path = ${path}; set ${scope} lock_timeout = ${lockTimeoutMs}`)
}

async function runStatements(client: Client, file: MigrationFile): Promise<void> {
  for (const statement of splitStatements(file.text))
    await client.query(statement.text).catch(cause => {
      throw failure(file, statement, cause)
    })
}

function failure(file: MigrationFile, statement: SqlStatement, cause: DatabaseError): MigrationError {
  const offset = cause.position ? Number(cause.position) - 1 : 0
  const line = statement.line + lineAt(statement.text, offset) - 1
  const advice = [cause.detail, cause.hint].filter(Boolean).map(text => `; ${text}`)
  const message = `${file.path}:${line}: ${cause.message} (${cause.code})${advice.join('')}`
  return new MigrationError(message, { file: file.path, line, sqlState: cause.code ?? '', cause })
}

const record = (client: Client, service: ServiceSchema, file: MigrationFile, started: number) =>
  client.query(
    `insert into ${escapeIdentifier(service.schema)}.migrations (name, checksum, phase, duration_ms) values ($1, $2, $3, $4)`,
    [file.name, file.checksum, file.phase, Date.now() - started],
  )

const isLockTrouble = (error: unknown) =>
  error instanceof MigrationError && (error.sqlState === '55P03' || error.sqlState === '40P01')
