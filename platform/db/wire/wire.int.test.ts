import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { temporaryService, testDatabase } from '../../testing/index.ts'
import { sql, statement } from '../index.ts'
import { parsedJson } from '../parsers.ts'
import { readRow, shapeOf } from './row-shape.ts'

const services = [
  temporaryService({ after }, 'wire', {
    '20260101T0000-a.sql': 'create table a (id int primary key, note text)',
  }),
]
const database = await testDatabase({ after }, services)
const db = database.db('wire', { maxConnections: 1 })

test('values of every kind reach the server, the second time as the first', async () => {
  const echo = statement<object>(
    'wire.echo',
    `select $1::text as a, $2::int as b, $3::bool as c, $4::bytea as d, $5::text[] as e, $6::jsonb as f,
            $7::timestamptz as g, $8::text as h`,
  )
  const at = new Date('2026-02-28T12:00:00.250Z')
  const given = ['ä€😀', 7, false, Buffer.from([0, 255, 10]), ['x', 'a "b", c'], { k: [1] }, at, undefined]
  const told = [...given.slice(0, 6), '2026-02-28T12:00:00.250Z', null]
  for (const _ of ['prepared', 'known']) assert.deepEqual(Object.values(await db.one(echo, given)), told)
  await assert.rejects(db.one(echo, [1]), { sqlState: '08P01' })
  assert.deepEqual(Object.values(await db.one(echo, given)), told)
})

test('a statement that failed with its BEGIN is prepared when its time has come', async () => {
  const late = statement<{ id: number }>('wire.late', 'select id from late where id = $1')
  const inTx = () => db.tx(async tx => [await tx.maybe(late, [1]), await tx.maybe(late, [2])])
  await assert.rejects(inTx, { code: 'db_failed', sqlState: '42P01', statement: 'wire.late' })
  await database.admin().run(sql`create table wire.late as select 1 as id`)
  await database.admin().run(sql`grant select on wire.late to stoa_wire`)
  assert.deepEqual(await inTx(), [{ id: 1 }, undefined])
  assert.deepEqual(await db.one(late, [1]), { id: 1 })
})

test('a transaction may begin with any query, be of another isolation, or do nothing', async () => {
  const level = statement<{ level: string }>(
    'wire.level',
    `select current_setting('transaction_isolation') as level`,
  )
  const isolation = 'repeatable read'
  assert.deepEqual(await db.tx(tx => tx.one(level), { isolation }), { level: isolation })
  assert.deepEqual(await db.tx(tx => tx.one(level)), { level: 'read committed' })
  await assert.rejects(
    db.tx(async tx => {
      await tx.run(sql`insert into a values (1, 'gone')`)
      throw new Error('no')
    }),
    /no/,
  )
  assert.equal(await db.tx(async () => 'nothing'), 'nothing')
  await assert.rejects(
    db.tx(async () => Promise.reject(new Error('early'))),
    /early/,
  )
  assert.deepEqual([await db.all(sql`select id from a`), db.stats.idle], [[], 1])
})

test('a transaction whose first statement could not be written down is one all the same', async () => {
  const note = statement('wire.note', 'insert into a values ($1, $2)')
  const circle: Record<string, unknown> = {}
  circle.self = circle
  const failing = db.tx(async tx => {
    await assert.rejects(tx.run(note, [1, circle]), /circular/)
    await tx.run(note, [2, 'gone'])
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  assert.deepEqual(await db.all(sql`select id from a`), [])
})

test('a row that its description does not fit is an outdated plan, not a mixed-up row', () => {
  const shape = shapeOf([{ name: 'id', dataTypeID: 23, format: 'text' }], parsedJson)
  assert.deepEqual(readRow(shape, ['7']), { id: 7 })
  assert.throws(() => readRow(shape, ['7', 'new']), { code: '0A000', message: /cached plan/ })
})
