import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDb, sql } from '../db/index.ts'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { migrate } from './index.ts'

const table = (name: string) => `create table ${name} (id bigint generated always as identity, word text)`
const orders = temporaryService({ after }, 'orders', { '20260101T0000-orders.sql': table('orders') })
const payments = temporaryService({ after }, 'payments', { '20260101T0000-payments.sql': table('payments') })
const database = await testDatabase({ after }, [orders, payments])
const denied = { code: 'db_failed', sqlState: '42501' }

test('a role reads and writes its own rows, unqualified', async () => {
  const db = database.db('orders')
  assert.equal(await db.run(sql`insert into orders (word) values ('mine')`), 1)
  assert.equal(await db.run(sql`update orders set word = 'still mine'`), 1)
  assert.deepEqual(await db.all(sql`select word from orders.orders`), [{ word: 'still mine' }])
  assert.equal(await db.run(sql`delete from orders`), 1)
})

test('it can neither read nor write another’s', async () => {
  const db = database.db('payments')
  for (const query of [
    sql`select * from orders.orders`,
    sql`insert into orders.orders (word) values ('x')`,
    sql`select * from orders.migrations`,
    sql`select nextval('orders.orders_id_seq')`,
    sql`create table orders.mine (id int)`,
  ])
    await assert.rejects(db.run(query), denied, query.text)
})

test('it owns nothing: no table of its own can it make, change, empty or drop', async () => {
  const db = database.db('orders')
  for (const query of [
    sql`create table mine (id int)`,
    sql`create temporary table mine (id int)`,
    sql`create table public.mine (id int)`,
    sql`create schema mine`,
    sql`alter table orders add column x int`,
    sql`drop table orders`,
    sql`truncate orders`,
    sql`create role mine`,
    sql`update migrations set checksum = ''`,
  ])
    await assert.rejects(db.run(query), denied, query.text)
})

test('no role becomes another, nor a superuser', async () => {
  const db = database.db('orders')
  await assert.rejects(db.run(sql`set role stoa_payments`), denied)
  await assert.rejects(db.run(sql`set role postgres`), denied)
  await assert.rejects(db.run(sql`select pg_read_file('postgresql.conf')`), denied)
})

test('limits and search path come with the role, for any session', async () => {
  const settings = await database.db('orders').one(sql`
    select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
           current_setting('idle_in_transaction_session_timeout') as idle, current_setting('search_path') as path,
           current_setting('timezone') as zone`)
  assert.deepEqual(settings, {
    statement: '15s',
    lock: '5s',
    idle: '15s',
    path: 'orders, extensions',
    zone: 'UTC',
  })
})

test('a service may ask for other limits, and they follow its wish', async t => {
  const reports = { ...temporaryService(t, 'reports', {}), limits: { statementTimeoutMs: 60_000 } }
  const admin = database.admin()
  const limit = () =>
    admin.one(sql`select array_to_string(rolconfig, ' ') like '%statement_timeout=60000ms%' as long
                    from pg_roles where rolname = 'stoa_reports'`)
  const run = (service: typeof reports) =>
    migrate({ adminUrl: database.adminUrl, services: [service], roleSecret: 's' })
  await run(reports)
  assert.deepEqual(await limit(), { long: true })
  await run({ ...reports, limits: { statementTimeoutMs: 1_000 } })
  assert.deepEqual(await limit(), { long: false })
})

test('the extensions are shared', async () => {
  const row = await database.db('orders').one(sql`
    select similarity('shop', 'shops') > 0.5 as alike, unaccent('Café') as plain`)
  assert.deepEqual(row, { alike: true, plain: 'Cafe' })
})

test('another secret changes the password, so the old one no longer opens', async () => {
  const rotated = temporaryService({ after }, 'rotated', {})
  const options = { adminUrl: database.adminUrl, services: [rotated] }
  const { roleUrl } = await import('./index.ts')
  const open = (secret: string) =>
    openDb({ url: roleUrl(database.adminUrl, rotated.role, secret), schema: 'rotated', maxConnections: 1 })
  await migrate({ ...options, roleSecret: 'first' })
  await migrate({ ...options, roleSecret: 'second' })
  const [old, fresh] = [open('first'), open('second')]
  await assert.rejects(old.all(sql`select 1`), { sqlState: '28P01' })
  assert.equal((await fresh.all(sql`select 1`)).length, 1)
  await Promise.all([old.close(), fresh.close()])
})

test('a role with an administrator’s rights is not taken for a service’s', async () => {
  const service = { ...temporaryService({ after }, 'mighty', {}), role: 'postgres' }
  await assert.rejects(
    migrate({ adminUrl: database.adminUrl, services: [service], roleSecret: 's' }),
    /Role postgres exists with rights of an administrator/,
  )
})

test('an extension in some other schema is told with what to do', async t => {
  const elsewhere = await testDatabase(t, [])
  await elsewhere.admin().run(sql`alter extension pg_trgm set schema public`)
  await assert.rejects(
    migrate({ adminUrl: elsewhere.adminUrl, services: [], roleSecret: 's' }),
    /pg_trgm is in schema public.*alter extension pg_trgm set schema extensions/,
  )
})
