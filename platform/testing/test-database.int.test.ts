import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from '../db/index.ts'
import type { ServiceSchema } from '../migrate/index.ts'
import { testDatabase } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'stoa-testing-'))
after(() => rmSync(root, { recursive: true }))

function service(name: string): ServiceSchema {
  const folder = join(root, name)
  mkdirSync(folder)
  writeFileSync(
    join(folder, '20260101T0000-notes.sql'),
    'create table notes (id bigint generated always as identity, text text not null)',
  )
  return { name, schema: name, role: `testing_${name}`, folders: [folder] }
}

const services = [service('left'), service('right')]

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
  const { openDb } = await import('../db/index.ts')
  const leaked = openDb({
    url: database.url('left'),
    schema: 'left',
    maxConnections: 1,
    applicationName: 'the-leak',
  })
  await leaked.one(sql`select 1`)
  await assert.rejects(endings[0]!(), /left open by the test:\n {2}the-leak: last ran select 1/)
  await leaked.close()
})
