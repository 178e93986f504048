import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, it } from 'node:test'
import { promisify } from 'node:util'
import { stopAbandoned } from '@stoa/platform/db/embedded'
import { spawnShop } from './spawn-shop.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'stoa-clone-'))
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

function whyNot(): string | false {
  if (!existsSync(join(root, '.git'))) return 'this folder is no clone'
  if (process.getuid?.() !== 0) return false
  const { status } = spawnSync('unshare', ['--user', '--map-user=65534', '--', 'true'])
  return status === 0 ? false : 'this kernel lets nobody make a user namespace'
}

/** What npm of the machine does, not what a parent npm told it. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('npm_package') && name !== 'npm_execpath'),
)

it('starts with the packages of production alone, in a folder that only its owner may enter', {
  skip: whyNot(),
  timeout: 300_000,
}, async t => {
  chmodSync(folder, 0o700)
  const clone = join(folder, 'shop')
  await run('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone])
  await run('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: clone, env })
  assert.equal(existsSync(join(clone, 'node_modules', '@biomejs')), false)
  const dataDir = join(clone, '.stoa')
  const shop = spawnShop({ dataDir, cwd: clone, command: ['npm', 'start'] })
  t.after(async () => {
    await shop.stop('SIGTERM')
    await stopAbandoned(join(dataDir, 'postgres')).catch(() => false)
  })
  const { url } = await shop.ready
  assert.match(await (await fetch(url)).text(), /href="\/products\//)
  await shop.stop()
})
