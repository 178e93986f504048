import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startEmbedded } from './index.ts'

const nobody = 65_534
const onlyRoot = process.getuid?.() === 0 ? false : 'only root can try what root has to do'

function folder(t: TestContext, mode: number): string {
  const path = mkdtempSync(join(tmpdir(), 'stoa-run-as-'))
  chmodSync(path, mode)
  t.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 10 }))
  return path
}

test('for root the server runs as another user where that one may enter', { skip: onlyRoot }, async t => {
  const dataDir = folder(t, 0o711)
  const server = await startEmbedded({ dataDir })
  assert.equal(statSync(`/proc/${server.pid}`).uid, nobody)
  assert.equal(statSync(join(dataDir, 'superuser-password')).uid, 0)
  assert.equal(statSync(join(dataDir, 'superuser-password')).mode & 0o777, 0o600)
  await server.stop()
})

test('where only root may enter, in a user namespace; and data follows a change of rights', {
  skip: onlyRoot,
}, async t => {
  const dataDir = folder(t, 0o700)
  const closed = await startEmbedded({ dataDir })
  assert.equal(statSync(`/proc/${closed.pid}`).uid, 0)
  await closed.stop()
  chmodSync(dataDir, 0o711)
  const opened = await startEmbedded({ dataDir })
  assert.equal(statSync(`/proc/${opened.pid}`).uid, nobody)
  await opened.stop()
  chmodSync(dataDir, 0o700)
  const closedAgain = await startEmbedded({ dataDir })
  assert.equal(statSync(`/proc/${closedAgain.pid}`).uid, 0)
  await closedAgain.stop()
})

test('where only root may enter a folder above it, in a user namespace as well', {
  skip: onlyRoot,
}, async t => {
  const dataDir = join(folder(t, 0o700), 'shop', 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const server = await startEmbedded({ dataDir })
  assert.equal(statSync(`/proc/${server.pid}`).uid, 0)
  await server.stop()
})

test('an ordinary user starts it as itself', { skip: onlyRoot }, t => {
  const dataDir = folder(t, 0o700)
  chownSync(dataDir, nobody, nobody)
  const code = `
    import { statSync } from 'node:fs'
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(statSync('/proc/' + server.pid).uid)
    await server.stop()`
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    env: {},
    encoding: 'utf8',
  })
  if (/EACCES|Cannot find module/.test(child.stderr))
    return t.diagnostic('not tried: only root may read this clone')
  assert.equal(child.stdout.trim(), String(nobody), child.stderr)
})

test('an ordinary user is told plainly of a folder of someone else’s', { skip: onlyRoot }, t => {
  const dataDir = folder(t, 0o755)
  const code = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).catch(error => console.log(error.code, error.message))`
  const options = { uid: nobody, gid: nobody, cwd: '/', env: {}, encoding: 'utf8' } as const
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', code], options)
  if (/EACCES|Cannot find module/.test(child.stderr))
    return t.diagnostic('not tried: only root may read this clone')
  assert.match(
    child.stdout,
    /^folder_not_usable The data folder .* cannot be used .*mend its rights/,
    child.stderr,
  )
})
