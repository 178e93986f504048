import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { rolePassword } from '../migrate/index.ts'
import { type TestDatabase, temporaryService, testDatabase } from '../testing/index.ts'
import { freePort } from './embedded/free-port.ts'
import { openDb, sql, statement } from './index.ts'

const prepared = join(import.meta.dirname, '..', '..', 'bin', 'engines', 'pgbouncer', 'pgbouncer')
/** Named in STOA_PGBOUNCER, prepared by `tools/engines/pgbouncer.sh`, or on the PATH. */
const program = process.env.STOA_PGBOUNCER ?? (existsSync(prepared) ? prepared : 'pgbouncer')
const version = /(\d+)\.(\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')
const able = version !== null && (Number(version[1]) > 1 || Number(version[2]) >= 21)
const skip = able
  ? false
  : 'needs PgBouncer 1.21 or newer, which prepares statements behind a transaction pool: run tools/engines/pgbouncer.sh'

const services = [
  temporaryService({ after }, 'pooled', {
    '20260101T0000-a.sql': 'create table a as select id, 0 as n from generate_series(1, 20) id',
  }),
]

/** Twenty clients share four connections, so that every statement may meet another session. */
async function startPooler(database: TestDatabase): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-pooler-'))
  chmodSync(folder, 0o755)
  const url = new URL(database.url('pooled'))
  const port = await freePort()
  writeFileSync(
    join(folder, 'users'),
    `"stoa_pooled" "${rolePassword('stoa_pooled', database.roleSecret)}"\n`,
  )
  writeFileSync(
    join(folder, 'ini'),
    `[databases]\n* = host=${url.hostname} port=${url.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\n` +
      `auth_type = scram-sha-256\nauth_file = ${join(folder, 'users')}\nunix_socket_dir =\npool_mode = transaction\n` +
      'default_pool_size = 4\nmax_prepared_statements = 100\n',
  )
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const pooler = spawn(program, [...user, join(folder, 'ini')], { stdio: 'ignore' })
  database.beforeEnd(() => {
    pooler.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  await listening(port)
  url.search = ''
  url.host = `127.0.0.1:${port}`
  return url.href
}

async function listening(port: number): Promise<void> {
  for (let left = 200; ; left -= 1) {
    const socket = connect(port, '127.0.0.1')
    const here = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (here) return
    assert.ok(left > 0, 'PgBouncer does not listen')
    await delay(25)
  }
}

test('named statements, transactions and role settings hold behind a transaction pooler', {
  skip,
}, async t => {
  const database = await testDatabase(t, services)
  const db = openDb({ url: await startPooler(database), schema: 'pooled', maxConnections: 20 })
  database.beforeEnd(() => db.close())
  const get = statement<{ id: number }>('pooled.get', 'select * from a where id = $1')
  const add = statement('pooled.add', 'update a set n = n + 1 where id = $1')
  const client = async (_: unknown, index: number) => {
    assert.equal((await db.one(get, [index + 1])).id, index + 1)
    await db.tx(async tx => {
      assert.equal((await tx.one(get, [index + 1])).id, index + 1)
      await tx.run(add, [index + 1])
    })
  }
  for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 20 }, client))
  assert.deepEqual(await db.one(sql`select sum(n)::int as sum from a`), { sum: 200 })
  await database.admin().run(sql`alter table pooled.a add column extra int`)
  const changed = await Promise.all(Array.from({ length: 20 }, () => db.one(get, [1])))
  assert.ok(changed.every(row => 'extra' in row))
})
