import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { diskCache } from './disk-cache.ts'

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-cache-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}
const ten = new Uint8Array(10)
const files = async (folder: string) => (await readdir(folder)).sort()

test('what was asked for longest ago makes room', async t => {
  const folder = await newFolder(t)
  const cache = diskCache(folder, 30)
  for (const name of ['a', 'b', 'c']) await cache.put(name, ten)
  await cache.get('a')
  await cache.put('d', ten)
  assert.deepEqual(await files(folder), ['a', 'c', 'd'])
  assert.equal(await cache.get('b'), undefined)
})

test('what lies there from before counts, and what was being written does not', async t => {
  const folder = await newFolder(t)
  for (const [name, at] of [
    ['old', 1],
    ['older', 0],
    ['x.draft', 2],
  ] as const) {
    await writeFile(join(folder, name), ten)
    await utimes(join(folder, name), at, at)
  }
  const cache = diskCache(folder, 20)
  assert.deepEqual(Buffer.from((await cache.get('old'))!), Buffer.from(ten))
  await cache.put('new', ten)
  assert.deepEqual(await files(folder), ['new', 'old'])
})

test('a file that somebody took away is simply not there, and one that is too large is not kept', async t => {
  const folder = await newFolder(t)
  const cache = diskCache(folder, 20)
  await cache.put('a', ten)
  await rm(join(folder, 'a'))
  assert.equal(await cache.get('a'), undefined)
  await cache.put('huge', new Uint8Array(21))
  assert.deepEqual(await files(folder), [])
})

test('many at once stay within the bound', async t => {
  const folder = await newFolder(t)
  const cache = diskCache(folder, 50)
  await Promise.all(Array.from({ length: 40 }, (_, n) => cache.put(`p${n % 20}`, ten)))
  assert.ok((await files(folder)).length <= 5)
})
