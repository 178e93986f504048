import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { services } from '@stoa/fleet/services'
import { type Db, isDbError, raw, sql } from '@stoa/platform/db'
import { testDatabase } from '@stoa/platform/testing'

const schemas = Object.values(services).map(({ schema }) => schema)
const database = await testDatabase({ after }, schemas)
const admin = database.admin()

const tablesOf = async (schema: string): Promise<string[]> =>
  (
    await admin.all<{ name: string }>(sql`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = ${schema} order by 1`)
  ).map(({ name }) => name)

const isDenied = (db: Db, text: string): Promise<boolean> =>
  db.all(sql`${raw(text)}`).then(
    () => false,
    error => isDbError(error) && error.sqlState === '42501',
  )

describe('whose tables are whose', () => {
  for (const { name, schema } of schemas)
    it(`${name} reads and writes no other service's table`, async () => {
      const db = database.db(name, { maxConnections: 1 })
      for (const other of schemas.filter(candidate => candidate.name !== name)) {
        const tables = await tablesOf(other.schema)
        assert.ok(tables.length > 5, `${other.name} has ${tables.length} tables`)
        for (const table of tables)
          for (const text of [`select 1 from ${table}`, `delete from ${table} where false`])
            assert.equal(await isDenied(db, text), true, `${name}: ${text}`)
      }
      for (const table of await tablesOf(schema))
        assert.equal(
          await isDenied(db, `select 1 from ${table} limit 0`),
          false,
          `${name} may not read ${table}`,
        )
    })
})
