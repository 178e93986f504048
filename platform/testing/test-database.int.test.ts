import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openDb, sql } from '../db/index.ts'
import { temporaryService, testDatabase } from './index.ts'

const table = 'create table notes (id bigint generated always as identity, text text not null)'
const services = [
  temporaryService({ after }, 'left', { '20260101T0000-notes.sql': table }),
  temporaryService({ after }, 'right', { '20260101T0000-notes.sql': table }),
]

test('each test has a database of its own', async t => {
  const first = await testDatabase(t, services)
  const second = await testDatabase(t, services)
  await first.db('left').run(sql`insert into notes (text) values ('here')`)
  assert.equal((await first.db('left').all(sql`select * from notes`)).length, 1)
  assert.equal((await second.db('left').all(sql`select * from notes`)).length, 0)
})

test('a connection that a test leaves open fails it', async () => {
  const endings: (() => Promise<void>)[] = []
  const database = await testDatabase({ after: fn => endings.push(fn) }, services)
  const options = { schema: 'left', maxConnections: 1, applicationName: 'the-leak' }
  const leaked = openDb({ url: database.url('left'), ...options })
  await leaked.one(sql`select 1`)
  await assert.rejects(endings[0]!(), /left open by the test:\n {2}the-leak: last ran select 1/)
  await leaked.close()
})

test('an unknown service is named', async t => {
  const database = await testDatabase(t, services)
  assert.throws(() => database.db('middle'), /no service 'middle'.*left,right/)
})
