import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { raw, sql } from '../db/index.ts'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { migrate } from './index.ts'

const database = await testDatabase({ after }, [])
const admin = database.admin()

/** As a managed database gives it: may make roles and owns the database, and is no superuser. */
async function ordinaryAdministrator(): Promise<{ url: string; name: string }> {
  const name = `stoa_admin_${process.pid}`
  const { db } = await admin.one<{ db: string }>(sql`select current_database() as db`)
  await admin.run(raw(`create role ${name} login createrole password 'pw'`))
  await admin.run(raw(`alter database ${db} owner to ${name}`))
  const url = new URL(database.adminUrl)
  url.username = name
  url.password = 'pw'
  return { url: url.href, name }
}

test('an administrator who is no superuser migrates just as well, and again', async t => {
  const { url, name } = await ordinaryAdministrator()
  const service = temporaryService(t, 'managed', { '20260101T0000-a.sql': 'create table a (id int)' })
  const role = `stoa_managed_${process.pid}`
  t.after(async () => {
    await admin.run(raw(`reassign owned by ${name} to postgres; drop owned by ${role}`))
    await admin.run(raw(`drop role ${role}; drop role ${name}`))
  })
  const options = { adminUrl: url, services: [{ ...service, role }], roleSecret: 's' }
  assert.deepEqual((await migrate(options))[0]!.applied, ['20260101T0000-a.sql'])
  assert.deepEqual((await migrate(options))[0]!.applied, [])
  const rights = await admin.one(sql`
    select has_table_privilege(${role}, 'managed.a', 'insert') as writes,
           has_schema_privilege(${role}, 'managed', 'create') as creates`)
  assert.deepEqual(rights, { writes: true, creates: false })
})
