import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { it } from 'node:test'

const main = join(import.meta.dirname, 'main.ts')

/** What the process adds to the machine: the pages of the Node binary are shared with every other Node. */
async function ownMemory(cache: string): Promise<number> {
  const child = spawn(process.execPath, [main], {
    env: {
      ...{ PATH: process.env.PATH, NODE_COMPILE_CACHE: cache, TESTBANK_PORT: '0' },
      TESTBANK_SECRET_KEY: 'a key of a shop, for this test only',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  await fetch(/http:\S+/.exec(line)![0])
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const ended = once(child, 'exit')
  child.kill()
  await ended
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)![1]) / 1024
}

it('needs at most 40 MB of its own, once its code is compiled', {
  skip: existsSync('/proc/self/status') ? false : 'only Linux tells it',
}, async t => {
  const cache = await mkdtemp(join(tmpdir(), 'testbank-cache-'))
  t.after(() => rm(cache, { recursive: true }))
  await ownMemory(cache)
  const mebibytes = await ownMemory(cache)
  assert.ok(mebibytes <= 40, `${mebibytes.toFixed(1)} MB`)
  t.diagnostic(`${mebibytes.toFixed(1)} MB`)
})
