import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { MigrationError } from './migration-error.ts'
import type { MigrationLog } from './service-schema.ts'

const key = `hashtextextended('stoa.migrate', 0)`
const waitMs = 300_000

/**
 * One migrator at a time. Tried again and again instead of waited for: a waiting query holds a snapshot, for which
 * the other's CREATE INDEX CONCURRENTLY would wait in turn. The connection's end releases it.
 */
export async function takeMigrationLock(client: Client, log: MigrationLog): Promise<void> {
  const deadline = Date.now() + waitMs
  for (let told = false; !(await tryLock(client)); told = true) {
    if (!told) log('Another migrator is at work on this database; waiting for it')
    if (Date.now() > deadline)
      throw new MigrationError(
        `Another migrator has held its lock for ${waitMs / 1000} s: see whether it hangs`,
      )
    await delay(100)
  }
}

const tryLock = async (client: Client): Promise<boolean> =>
  (await client.query(`select pg_try_advisory_lock(${key}) as taken`)).rows[0].taken
