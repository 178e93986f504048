import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { blobConformance } from './conformance.ts'
import { fileBlobStore } from './index.ts'

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-blob-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

blobConformance('files', async t => fileBlobStore(await newFolder(t)))

const filesIn = async (folder: string): Promise<number> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).length

test('no file is left of contents that were replaced, deleted or broke off', async t => {
  const folder = await newFolder(t)
  const store = fileBlobStore(folder)
  const content = async function* () {
    yield new Uint8Array(10)
  }
  for (let n = 0; n < 3; n++) await store.put('kept', content(), { contentType: 'text/plain' })
  await assert.rejects(store.put('kept', content(), { contentType: 'text/plain', maxBytes: 5 }))
  assert.equal(await filesIn(folder), 2, 'one content and what points to it')
  await store.delete('kept')
  assert.equal(await filesIn(folder), 0)
})

test('what a killed writer left is tidied away, and not what is being written', async t => {
  const folder = await newFolder(t)
  const store = fileBlobStore(folder)
  await mkdir(join(folder, 'drafts'))
  await writeFile(join(folder, 'drafts', 'left'), 'half a pict')
  assert.equal(await store.tidy(Date.now() - 60_000), 0)
  assert.equal(await store.tidy(Date.now() + 60_000), 1)
  assert.equal(await filesIn(folder), 0)
})
