import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { sql } from '../db/index.ts'
import { startTestServer, temporaryService, testDatabase } from './index.ts'

const script = (code: string) => {
  const source = `import { startTestServer, testDatabase } from ${JSON.stringify(import.meta.resolve('./index.ts'))}\n${code}`
  return spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('what a killed test process left running is cleared by the next server', async () => {
  const child = script('console.log((await startTestServer()).url); setInterval(() => {}, 1000)')
  const [url] = await once(createInterface({ input: child.stdout }), 'line')
  const folder = new URL(url).searchParams.get('host')!
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(existsSync(folder), true)
  const next = await startTestServer()
  assert.equal(existsSync(folder), false)
  await next.stop()
})

test('a process that made a test database alone ends by itself and leaves no folder', async () => {
  const child = script(`
    delete process.env.STOA_TEST_PG_URL
    const database = await testDatabase({ after() {} }, [])
    console.log(new URL(database.adminUrl).searchParams.get('host'))`)
  const [folder] = await once(createInterface({ input: child.stdout }), 'line')
  if (child.exitCode === null) await once(child, 'exit')
  assert.equal(child.exitCode, 0)
  assert.equal(existsSync(folder), false)
})

test('processes that need the same template at once make it once', async t => {
  const text = 'create table a (id int); select pg_sleep(0.1)'
  const service = temporaryService(t, 'shared', { '20260101T0000-a.sql': text })
  const databases = await Promise.all([1, 2, 3].map(() => testDatabase(t, [service])))
  const applied = await Promise.all(
    databases.map(database =>
      database.db('shared').one<{ at: string }>(sql`select applied_at as at from migrations`),
    ),
  )
  assert.equal(new Set(applied.map(row => row.at)).size, 1)
})
