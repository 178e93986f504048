import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { openDb, sql, statement } from './index.ts'

const services = [
  temporaryService({ after }, 'shop', {
    '20260101T0000-items.sql': `create table items (
       id bigint generated always as identity primary key,
       sku text not null constraint items_sku_unique unique,
       stock integer not null default 0 constraint items_stock_positive check (stock >= 0),
       data jsonb not null default '{}',
       price numeric(10, 2),
       seen date,
       at timestamptz
     )`,
  }),
]
const database = await testDatabase({ after }, services)
const db = database.db('shop')

const insert = statement<{ id: number }>('shop.insert', 'insert into items (sku) values ($1) returning id')
const bySku = statement<{ id: number; sku: string }>(
  'shop.by-sku',
  'select id, sku from items where sku = $1',
)

test('a named statement returns typed rows, and an unnamed one takes the same way', async () => {
  const { id } = await db.one(insert, ['first'])
  assert.equal(typeof id, 'number')
  assert.deepEqual(await db.maybe(bySku, ['first']), { id, sku: 'first' })
  assert.deepEqual(await db.all(sql`select sku from items where id = ${id}`), [{ sku: 'first' }])
  assert.equal(await db.run(sql`update items set stock = 1 where id = ${id}`), 1)
})

test('one and maybe refuse another number of rows than they promise', async () => {
  await assert.rejects(db.one(bySku, ['nobody']), {
    code: 'db_failed',
    message: /exactly one row, got 0: shop\.by-sku/,
  })
  assert.equal(await db.maybe(bySku, ['nobody']), undefined)
  await assert.rejects(db.maybe(sql`select generate_series(1, 2)`), /at most one row, got 2/)
})

test('values come back without loss', async () => {
  const row = await db.one<Record<string, unknown>>(sql`
    select 9007199254740991::bigint as big, '12.30'::numeric as exact, '2026-02-28'::date as day,
           '2026-02-28 12:00:00.25+00'::timestamptz as at, '{"a": [1]}'::jsonb as data, array[1, 2]::bigint[] as list`)
  assert.deepEqual(row, {
    big: 9007199254740991,
    exact: '12.30',
    day: '2026-02-28',
    at: '2026-02-28T12:00:00.250Z',
    data: { a: [1] },
    list: [1, 2],
  })
  await assert.rejects(db.one(sql`select 9007199254740993::bigint`), /beyond 2\^53/)
})

test('a statement may ask for json as text', async () => {
  const raw = statement<{ data: string }>('shop.raw-json', `select '{"b": 1, "a": 2}'::json as data`, {
    json: 'text',
  })
  assert.deepEqual(await db.one(raw), { data: '{"b": 1, "a": 2}' })
})

test('a broken constraint is told by name', async () => {
  await db.run(insert, ['twice'])
  const failure = {
    name: 'DbError',
    code: 'db_constraint',
    constraint: 'items_sku_unique',
    statement: 'shop.insert',
  }
  await assert.rejects(db.run(insert, ['twice']), failure)
  await assert.rejects(db.run(sql`insert into items (sku, stock) values ('x', -1)`), {
    code: 'db_constraint',
    constraint: 'items_stock_positive',
    table: 'items',
  })
})

test('a failed query leaves its connection in the pool', async () => {
  const single = database.db('shop', { maxConnections: 1 })
  const pid = () => single.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const { pid: first } = await pid()
  await assert.rejects(single.run(sql`select * from nowhere`), { code: 'db_failed', sqlState: '42P01' })
  assert.equal((await pid()).pid, first)
})

test('a statement is prepared again when its result type has changed', async () => {
  const admin = database.admin()
  const everything = statement<Record<string, unknown>>(
    'shop.everything',
    'select * from items where sku = $1',
  )
  const two = database.db('shop', { maxConnections: 2 })
  await db.run(insert, ['changing'])
  await Promise.all([two.one(everything, ['changing']), two.one(everything, ['changing'])])
  await admin.run(sql`alter table shop.items add column color text`)
  const rows = await Promise.all([two.one(everything, ['changing']), two.one(everything, ['changing'])])
  for (const row of rows) assert.ok('color' in row)
  await admin.run(sql`alter table shop.items drop column color`)
  assert.ok(!('color' in (await two.tx(tx => tx.one(everything, ['changing'])))))
})

test('a lost connection is a coded error, and the next query finds a new one', async () => {
  const single = database.db('shop', { maxConnections: 1 })
  const admin = database.admin()
  const { pid } = await single.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const asleep = single.run(sql`select pg_sleep(60)`)
  const lost = assert.rejects(asleep, { code: 'db_unavailable', retryable: true })
  while (
    (await admin.maybe(sql`select from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`)) ===
    undefined
  )
    await delay(5)
  await admin.run(sql`select pg_terminate_backend(${pid}::int)`)
  await lost
  assert.equal((await single.all(sql`select 1`)).length, 1)
})

test('a limit of this side ends the wait and gives the connection up', async () => {
  const hurried = database.db('shop', { maxConnections: 1, statementTimeoutMs: 50 })
  await assert.rejects(hurried.run(sql`select pg_sleep(30)`), { code: 'db_timeout' })
  assert.equal((await hurried.all(sql`select 1`)).length, 1)
})

test('an unreachable server is db_unavailable', async () => {
  const nowhere = openDb({ url: 'postgres://u:p@127.0.0.1:1/x', schema: 'shop', maxConnections: 1 })
  await assert.rejects(nowhere.all(sql`select 1`), { name: 'DbError', code: 'db_unavailable' })
  await nowhere.close()
})

test('a role that sees another schema first is refused', async () => {
  const wrong = openDb({ url: database.url('shop'), schema: 'orders', maxConnections: 1 })
  await assert.rejects(
    wrong.all(sql`select 1`),
    /stoa_shop sees schema shop first, not orders: run the migrations/,
  )
  await wrong.close()
})

test('idle connections vanish', async () => {
  const brief = database.db('shop', { idleTimeoutMs: 30 })
  await Promise.all([brief.all(sql`select 1`), brief.all(sql`select 1`)])
  assert.ok(brief.stats.total >= 1)
  while (brief.stats.total > 0) await delay(5)
  assert.deepEqual(brief.stats, { total: 0, idle: 0, waiting: 0 })
})
