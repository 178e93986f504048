import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDb, sql } from '../db/index.ts'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { migrate, migrationStatus, missingMigrations, requiredVersion } from './index.ts'

const database = await testDatabase({ after }, [])
const { adminUrl, roleSecret } = database
const admin = database.admin()
const migrateAll = (...services: ReturnType<typeof temporaryService>[]) =>
  migrate({ adminUrl, services, roleSecret })

test('files apply once, and later ones after them', async t => {
  const shop = temporaryService(t, 'once', { '20260101T0000-a.sql': 'create table a (id int)' })
  assert.deepEqual(await migrateAll(shop), [{ service: 'once', applied: ['20260101T0000-a.sql'] }])
  shop.write({ '20260102T0000-b.sql': 'alter table a add column name text' })
  const status = await migrationStatus({ adminUrl, services: [shop] })
  assert.deepEqual(status, [
    { service: 'once', applied: 1, pending: [{ name: '20260102T0000-b.sql', phase: 'expand' }] },
  ])
  assert.deepEqual((await migrateAll(shop))[0]!.applied, ['20260102T0000-b.sql'])
  assert.deepEqual((await migrateAll(shop))[0]!.applied, [])
})

test('status of a database that was never migrated is all pending', async t => {
  const shop = temporaryService(t, 'never', { '20260101T0000-a.sql': 'select 1' })
  assert.equal((await migrationStatus({ adminUrl, services: [shop] }))[0]!.pending.length, 1)
})

test('an edited file, and one that comes too early, are refused with their names', async t => {
  const shop = temporaryService(t, 'strict', { '20260103T0000-a.sql': 'create table a (id int)' })
  await migrateAll(shop)
  shop.write({ '20260102T0000-early.sql': 'select 1' })
  await assert.rejects(migrateAll(shop), /20260102T0000-early\.sql sorts before 20260103T0000-a\.sql/)
  shop.write({ '20260103T0000-a.sql': 'create table a (id bigint)' })
  await assert.rejects(migrateAll(shop), /20260103T0000-a\.sql was edited/)
})

test('a failed file names file, line and the server’s words, and leaves nothing behind', async t => {
  const text = '-- a table\ncreate table a (id int);\n\nalter table a\n  add column b nosuchtype;\n'
  const shop = temporaryService(t, 'failing', { '20260101T0000-a.sql': text })
  await assert.rejects(migrateAll(shop), {
    name: 'MigrationError',
    line: 5,
    sqlState: '42704',
    message: /20260101T0000-a\.sql:5: type "nosuchtype" does not exist \(42704\)$/,
  })
  assert.deepEqual(await admin.one(sql`select to_regclass('failing.a') is null as gone`), { gone: true })
})

test('a failure without a position is told with the line of its statement', async t => {
  const text = 'create table a (id int primary key);\ninsert into a values (1);\ninsert into a values (1);'
  const shop = temporaryService(t, 'doubled', { '20260101T0000-a.sql': text })
  await assert.rejects(
    migrateAll(shop),
    /a\.sql:3: duplicate key value.*\(23505\); Key \(id\)=\(1\) already exists/,
  )
})

test('names and headers that nobody would understand are refused before anything runs', async t => {
  await assert.rejects(
    migrateAll(temporaryService(t, 'named', { 'a.sql': '' })),
    /name it YYYYMMDDTHHMM-what/,
  )
  const headed = temporaryService(t, 'headed', { '20260101T0000-a.sql': '--! phase: later\nselect 1' })
  await assert.rejects(migrateAll(headed), /unknown header '--! phase: later'/)
  const nowhere = { ...headed, folders: ['no/such/folder'] }
  await assert.rejects(
    migrate({ adminUrl, services: [nowhere], roleSecret }),
    /no\/such\/folder cannot be read/,
  )
})

test('a file marked no-transaction builds an index concurrently, also after a half-built one', async t => {
  const shop = temporaryService(t, 'indexed', {
    '20260101T0000-a.sql': 'create table a (id int); insert into a values (1), (1)',
    '20260102T0000-b.sql':
      '--! no-transaction\ncreate unique index concurrently if not exists a_id on a (id);',
  })
  await assert.rejects(migrateAll(shop), /b\.sql:2: could not create unique index "a_id"/)
  await admin.run(sql`delete from indexed.a where ctid = '(0,1)'`)
  assert.deepEqual((await migrateAll(shop))[0]!.applied, ['20260102T0000-b.sql'])
  const { valid } = await admin.one<{ valid: boolean }>(
    sql`select indisvalid as valid from pg_index where indexrelid = 'indexed.a_id'::regclass`,
  )
  assert.equal(valid, true)
})

test('contract files wait until they are asked for, and readiness does not', async t => {
  const shop = temporaryService(t, 'phased', {
    '20260101T0000-a.sql': '--! phase: expand\ncreate table a (id int, old int)',
    '20260102T0000-b.sql': '--! phase: contract\nalter table a drop column old',
    '20260103T0000-c.sql': 'alter table a add column fresh int',
  })
  const required = await requiredVersion(shop.folders)
  assert.deepEqual(required, ['20260101T0000-a.sql', '20260103T0000-c.sql'])
  const expand = await migrate({ adminUrl, services: [shop], roleSecret, phase: 'expand' })
  assert.deepEqual(expand[0]!.applied, required)
  assert.deepEqual((await migrateAll(shop))[0]!.applied, ['20260102T0000-b.sql'])
})

test('readiness tells what is missing, and is content with more', async t => {
  const shop = temporaryService(t, 'ready', { '20260101T0000-a.sql': 'select 1' })
  await migrateAll(shop)
  const { roleUrl } = await import('./index.ts')
  const db = openDb({ url: roleUrl(adminUrl, shop.role, roleSecret), schema: 'ready', maxConnections: 1 })
  assert.deepEqual(await missingMigrations(db, []), [])
  assert.deepEqual(await missingMigrations(db, ['20260101T0000-a.sql', '20260102T0000-b.sql']), [
    '20260102T0000-b.sql',
  ])
  await db.close()
})

test('migrators that start at once apply each file once', async t => {
  const shop = temporaryService(t, 'raced', {
    '20260101T0000-a.sql': 'create table a (id int); select pg_sleep(0.05)',
  })
  const results = await Promise.all([1, 2, 3].map(() => migrateAll(shop)))
  assert.equal(results.flatMap(([result]) => result!.applied).length, 1)
})

test('a table that is in use delays a migration and does not fail it', async t => {
  const shop = temporaryService(t, 'busy', { '20260101T0000-a.sql': 'create table a (id int)' })
  await migrateAll(shop)
  shop.write({ '20260102T0000-b.sql': 'alter table a add column name text' })
  const waited = Promise.withResolvers<void>()
  const reader = admin.tx(async tx => {
    await tx.all(sql`select * from busy.a`)
    await waited.promise
  })
  const log = (message: string) => /waits for a lock \(attempt 1/.test(message) && waited.resolve()
  const [result] = await migrate({ adminUrl, services: [shop], roleSecret, log })
  await reader
  assert.deepEqual(result!.applied, ['20260102T0000-b.sql'])
})

test('a database that is not there is told plainly', async () => {
  await assert.rejects(migrate({ adminUrl: 'postgres://u:p@127.0.0.1:1/x', services: [], roleSecret }), {
    name: 'MigrationError',
    message: /does not accept the migrator: .*ECONNREFUSED/,
  })
})
