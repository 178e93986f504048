import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openDb, sql } from '../db/index.ts'
import { temporaryService } from '../testing/index.ts'
import { migrate, roleUrl } from './index.ts'

const bin = '/usr/lib/postgresql/15/bin'
const skip = existsSync(`${bin}/initdb`) ? false : `PostgreSQL 15 is not installed in ${bin}`
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** The oldest release that Stoa runs on, reached over a unix socket alone. */
function startOldest(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-15-'))
  const run = (command: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(bin, command), args, {
      ...nobody,
      cwd: folder,
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
  }
  chmodSync(folder, 0o711)
  if (nobody.uid) chownSync(folder, nobody.uid, nobody.gid)
  writeFileSync(join(folder, 'pw'), 'secret')
  chmodSync(join(folder, 'pw'), 0o644)
  const data = join(folder, 'data')
  t.after(() => {
    spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...nobody, cwd: folder })
    rmSync(folder, { recursive: true, force: true })
  })
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${join(folder, 'pw')}`,
    '-A',
    'scram-sha-256',
    '--no-sync',
  )
  const options = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off`
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  return `postgres://postgres:secret@localhost/postgres?host=${encodeURIComponent(folder)}`
}

test('migrations and roles work on PostgreSQL 15', { skip }, async t => {
  const adminUrl = startOldest(t)
  const own = temporaryService(t, 'own', { '20260101T0000-a.sql': 'create table a (id int, word text)' })
  const other = temporaryService(t, 'other', { '20260101T0000-a.sql': 'create table a (id int)' })
  await migrate({ adminUrl, services: [own, other], roleSecret: 's' })
  const db = openDb({ url: roleUrl(adminUrl, own.role, 's'), schema: 'own', maxConnections: 2 })
  t.after(() => db.close())
  assert.equal(await db.tx(tx => tx.run(sql`insert into a values (1, unaccent('é'))`)), 1)
  await assert.rejects(db.all(sql`select * from other.a`), { sqlState: '42501' })
  const { version } = await db.one<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  )
  assert.match(version, /^15\./)
})
