import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { secretsConformance } from './conformance.ts'
import { fileSecrets, givenSecrets, Secret } from './index.ts'

async function newFolder(t: TestContext): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'stoa-secrets-'))
  t.after(() => rm(parent, { recursive: true }))
  return join(parent, 'secrets')
}

secretsConformance('files', async t => {
  const secrets = fileSecrets(await newFolder(t))
  await secrets.ensure('KNOWN')
  return secrets
})

secretsConformance('given', async () => givenSecrets({ KNOWN: 'a value' }))

const posix = { skip: process.platform === 'win32' && 'modes of files mean nothing here' }

test('only the owner may read what is made at the first start', posix, async t => {
  const folder = await newFolder(t)
  await fileSecrets(folder).ensure('SESSION_KEY')
  const modes = [(await stat(folder)).mode, (await stat(join(folder, 'SESSION_KEY'))).mode]
  assert.deepEqual(
    modes.map(mode => mode & 0o777),
    [0o700, 0o600],
  )
})

test('a file that others can read is refused', posix, async t => {
  const folder = await newFolder(t)
  const secrets = fileSecrets(folder)
  await secrets.ensure('SESSION_KEY')
  await chmod(join(folder, 'SESSION_KEY'), 0o644)
  await assert.rejects(secrets.get('SESSION_KEY'), /mode 644\): run chmod 600/)
})

test('of many that create at once all hold the same, and nothing is left behind', async t => {
  const folder = await newFolder(t)
  const made = await Promise.all(Array.from({ length: 20 }, () => fileSecrets(folder).ensure('SESSION_KEY')))
  assert.equal(new Set(made.map(secret => secret.reveal())).size, 1)
  assert.deepEqual(await readdir(folder), ['SESSION_KEY'])
})

test('a file written by hand may end with a newline, and must not be empty', async t => {
  const folder = await newFolder(t)
  const secrets = fileSecrets(folder)
  await secrets.ensure('OTHER')
  await writeFile(join(folder, 'BY_HAND'), 'value\n', { mode: 0o600 })
  assert.equal((await secrets.get('BY_HAND')).reveal(), 'value')
  await writeFile(join(folder, 'EMPTY'), '\n', { mode: 0o600 })
  await assert.rejects(secrets.get('EMPTY'), /EMPTY is empty: write a secret into it/)
  assert.throws(() => new Secret(''), /must not be empty/)
})
