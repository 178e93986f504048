import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it, type TestContext } from 'node:test'
import { sleep } from '@stoa/kernel/clock'
import { stopAbandoned } from '@stoa/platform/db/embedded'
import { isConnection, processTree } from './proportional-memory.ts'
import { spawnShop } from './spawn-shop.ts'

const parent = mkdtempSync(join(tmpdir(), 'stoa-footprint-'))
const dataDir = join(parent, 'data')
after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 10 }))

const skip = process.platform !== 'linux' && 'only Linux tells how memory is shared'
const restMs = 15_000

async function start(t: TestContext) {
  const shop = spawnShop({ dataDir, command: ['npm', 'start'] })
  t.after(async () => {
    await shop.stop('SIGKILL')
    await stopAbandoned(join(dataDir, 'postgres')).catch(() => false)
  })
  return { shop, ...(await shop.ready) }
}

it('is a shop within a minute, again within 3 seconds, and rests within 300 MB and 16 connections', {
  skip,
  timeout: 300_000,
}, async t => {
  const first = await start(t)
  assert.match(await (await fetch(first.url)).text(), /href="\/products\//)
  assert.equal(await first.shop.stop(), 0)
  t.diagnostic(`first start ${(first.ms / 1000).toFixed(1)} s`)
  assert.ok(first.ms < 60_000, `the first start took ${first.ms} ms`)

  const again = await start(t)
  t.diagnostic(`second start ${(again.ms / 1000).toFixed(1)} s`)
  assert.ok(again.ms < 3_000, `the second start took ${again.ms} ms`)

  await fetch(again.url)
  await sleep(restMs)
  const processes = processTree(again.shop.process.pid!)
  const megabytes = processes.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  const connections = processes.filter(isConnection).length
  t.diagnostic(`${megabytes.toFixed(0)} MB in ${processes.length} processes, ${connections} connections`)
  for (const { title, bytes } of processes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5))
    t.diagnostic(`${(bytes / 1e6).toFixed(0).padStart(5)} MB  ${title.slice(0, 60)}`)
  assert.ok(megabytes > 50 && megabytes <= 300, `${megabytes} MB at rest`)
  assert.ok(connections > 0 && connections <= 16, `${connections} connections at rest`)
  assert.equal(await again.shop.stop(), 0)
})
