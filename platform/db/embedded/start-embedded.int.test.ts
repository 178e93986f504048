import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, type TestContext, test } from 'node:test'
import { openDb, sql } from '../index.ts'
import { startEmbedded } from './index.ts'
import { isAlive } from './process-identity.ts'
import { stopServer } from './stop-server.ts'

function folder(t: { after(fn: () => void): void }): string {
  const path = mkdtempSync(join(tmpdir(), 'stoa-embedded-'))
  t.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 10 }))
  return path
}

/** Made once and copied, since each test needs data and only the first one has to see it made. */
const made = folder({ after })
await (await startEmbedded({ dataDir: made })).stop()

function madeFolder(t: TestContext): string {
  const path = folder(t)
  cpSync(made, path, { recursive: true, preserveTimestamps: true })
  return path
}

/** Another process that starts a server on the folder and stays; it prints the server's pid, or why not. */
async function owner(t: TestContext, dataDir: string, then = 'setInterval(() => {}, 1000)') {
  const code = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    const report = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).then(
      server => ({ pid: server.pid, adopted: server.adopted }),
      error => ({ code: error.code }),
    )
    console.log(JSON.stringify(report))
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, ...(JSON.parse(line) as { pid: number; adopted?: boolean; code?: string }) }
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function query<Row>(url: string, text: Parameters<typeof sql>[0]): Promise<Row[]> {
  const db = openDb({ url, schema: 'public', maxConnections: 1 })
  try {
    return await db.all<Row>(sql(text))
  } finally {
    await db.close()
  }
}

test('what was written is there after a stop and another start', async t => {
  const dataDir = folder(t)
  const started = performance.now()
  const first = await startEmbedded({ dataDir })
  t.diagnostic(`first start ${Math.round(performance.now() - started)} ms, ${first.memory()} bytes`)
  await query(first.url, [`create table kept as select 'here' as word`] as never)
  await first.stop()
  assert.equal(isAlive(first.pid), false)
  const again = performance.now()
  const second = await startEmbedded({ dataDir })
  t.diagnostic(`second start ${Math.round(performance.now() - again)} ms`)
  assert.equal(second.adopted, false)
  assert.deepEqual(await query(second.url, ['select * from kept'] as never), [{ word: 'here' }])
  assert.deepEqual(await query(second.url, ['show fsync'] as never), [{ fsync: 'on' }])
  await second.stop()
})

test('a second owner is refused, in this process and in another', async t => {
  const dataDir = madeFolder(t)
  const server = await startEmbedded({ dataDir })
  const refusal = {
    name: 'EmbeddedError',
    code: 'already_running',
    message: new RegExp(`process ${process.pid}`),
  }
  await assert.rejects(startEmbedded({ dataDir }), refusal)
  assert.equal((await owner(t, dataDir, '')).code, 'already_running')
  assert.equal(isAlive(server.pid), true)
  await server.stop()
})

test('after a kill -9 of the owner the next one adopts the running server', async t => {
  const dataDir = madeFolder(t)
  const first = await owner(t, dataDir)
  await kill(first.child)
  assert.equal(isAlive(first.pid), true)
  const next = await startEmbedded({ dataDir })
  assert.deepEqual([next.adopted, next.pid], [true, first.pid])
  assert.equal((await query(next.url, ['select 1'] as never)).length, 1)
  await next.stop()
  assert.equal(isAlive(first.pid), false)
})

test('of many starters after a kill -9, one wins', async t => {
  const dataDir = madeFolder(t)
  const first = await owner(t, dataDir)
  await kill(first.child)
  const starters = await Promise.all(Array.from({ length: 5 }, () => owner(t, dataDir)))
  const winners = starters.filter(starter => starter.code === undefined)
  assert.equal(winners.length, 1)
  assert.deepEqual([winners[0]!.adopted, winners[0]!.pid], [true, first.pid])
  await stopServer(first.pid)
})

test('an owner that ends without stopping takes the server with it', async t => {
  const dataDir = madeFolder(t)
  const { child, pid } = await owner(t, dataDir, 'process.exit(0)')
  if (child.exitCode === null) await once(child, 'exit')
  while (isAlive(pid)) await new Promise(resolve => setTimeout(resolve, 5))
  const next = await startEmbedded({ dataDir })
  assert.equal(next.adopted, false)
  await next.stop()
})

test('after a kill -9 of owner and server, what was committed is recovered', async t => {
  const dataDir = madeFolder(t)
  const { child, pid } = await owner(t, dataDir)
  await kill(child)
  const adopted = await startEmbedded({ dataDir })
  await query(adopted.url, [`create table kept as select 'committed' as word`] as never)
  process.kill(pid, 'SIGKILL')
  await adopted.stop()
  const recovered = await startEmbedded({ dataDir })
  assert.equal(recovered.adopted, false)
  assert.deepEqual(await query(recovered.url, ['select * from kept'] as never), [{ word: 'committed' }])
  await recovered.stop()
})

test('a left-over pid file with the number of a stranger is no obstacle', async t => {
  const dataDir = madeFolder(t)
  const first = await startEmbedded({ dataDir })
  const pidFile = join(dataDir, 'data/postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  await first.stop()
  writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)))
  const next = await startEmbedded({ dataDir })
  assert.equal(next.adopted, false)
  await next.stop()
})

test('data of another version is refused by both versions', async t => {
  const dataDir = madeFolder(t)
  writeFileSync(join(dataDir, 'data/PG_VERSION'), '17\n')
  await assert.rejects(startEmbedded({ dataDir }), {
    code: 'version_mismatch',
    message: /PostgreSQL 17, this is 18/,
  })
})

test('data without its password is told as such, and no other password is made up', async t => {
  const dataDir = madeFolder(t)
  rmSync(join(dataDir, 'superuser-password'))
  const missing = { code: 'folder_not_usable', message: /superuser-password is missing.*restore the file/ }
  await assert.rejects(startEmbedded({ dataDir }), missing)
  await assert.rejects(startEmbedded({ dataDir }), missing)
})

test('a path too long for a socket falls back to TCP', async t => {
  const dataDir = join(folder(t), 'x'.repeat(90))
  const server = await startEmbedded({ dataDir })
  assert.equal(new URL(server.url).search, '')
  assert.equal((await query(server.url, ['select 1'] as never)).length, 1)
  await server.stop()
})

test('a folder that cannot be made is named', async t => {
  const file = join(folder(t), 'file')
  writeFileSync(file, '')
  await assert.rejects(startEmbedded({ dataDir: join(file, 'data') }), {
    code: 'folder_not_usable',
    message: /file\/data cannot be used .*choose one that you may write to/,
  })
})
