import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { BlobStore } from './blob.ts'

const text = { contentType: 'text/plain' }
const bytes = (content: string) => new TextEncoder().encode(content)

async function* chunksOf(...contents: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const content of contents) yield typeof content === 'string' ? bytes(content) : content
}

async function* brokenOff(): AsyncIterable<Uint8Array> {
  yield bytes('the beginning')
  throw new Error('the line went dead')
}

async function readAll(store: BlobStore, key: string): Promise<string | undefined> {
  const found = await store.get(key)
  if (!found) return undefined
  const chunks: Uint8Array[] = []
  for await (const chunk of found.body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function keysOf(store: BlobStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.list(prefix)) keys.push(key)
  return keys.sort()
}

/** What every blob store keeps: files today, S3 later. `make` gives an empty one. */
export function blobConformance(name: string, make: (t: TestContext) => Promise<BlobStore>): void {
  test(`${name}: what is put is got, with its size, type and hash`, async t => {
    const store = await make(t)
    const info = await store.put('a/b.txt', chunksOf('hel', 'lo'), text)
    assert.deepEqual(info, {
      ...{ key: 'a/b.txt', size: 5, contentType: 'text/plain' },
      sha256: createHash('sha256').update('hello').digest('hex'),
    })
    assert.deepEqual(await store.stat('a/b.txt'), info)
    const unread = await store.get('a/b.txt')
    assert.deepEqual(unread?.info, info)
    unread.body.destroy()
    assert.equal(await readAll(store, 'a/b.txt'), 'hello')
  })

  test(`${name}: what is absent is undefined, and deleting twice is no error`, async t => {
    const store = await make(t)
    assert.deepEqual(
      [await store.get('a'), await store.stat('a'), await store.delete('a')],
      [undefined, undefined, false],
    )
    await store.put('a', chunksOf(''), text)
    assert.deepEqual(
      [await readAll(store, 'a'), await store.delete('a'), await store.delete('a')],
      ['', true, false],
    )
    assert.equal(await store.stat('a'), undefined)
  })

  test(`${name}: a large content arrives whole`, async t => {
    const store = await make(t)
    const chunk = new Uint8Array(64 * 1024).map((_, index) => index % 251)
    const hash = createHash('sha256')
    for (let n = 0; n < 80; n++) hash.update(chunk)
    await store.put('large', chunksOf(...Array<Uint8Array>(80).fill(chunk)), text)
    const read = createHash('sha256')
    for await (const part of (await store.get('large'))!.body) read.update(part)
    assert.equal(read.digest('hex'), hash.digest('hex'))
  })

  test(`${name}: a content that breaks off, is too large or not as promised leaves the old one in place`, async t => {
    const store = await make(t)
    await store.put('a', chunksOf('old'), text)
    await assert.rejects(store.put('a', brokenOff(), text), /went dead/)
    await assert.rejects(store.put('a', chunksOf('new!'), { ...text, maxBytes: 3 }), {
      code: 'payload_too_large',
    })
    await assert.rejects(store.put('a', chunksOf('new'), { ...text, sha256: '00' }), {
      code: 'validation_failed',
    })
    assert.equal(await readAll(store, 'a'), 'old')
    await assert.rejects(store.put('b', brokenOff(), text), /went dead/)
    assert.equal(await store.stat('b'), undefined)
  })

  test(`${name}: whoever reads while others write sees one whole content`, async t => {
    const store = await make(t)
    const contents = ['x', 'y', 'z'].map(letter => letter.repeat(200_000))
    await store.put('a', chunksOf(contents[0]!), text)
    const writers = Array.from({ length: 12 }, (_, n) => store.put('a', chunksOf(contents[n % 3]!), text))
    const readers = Array.from({ length: 30 }, () => readAll(store, 'a'))
    for (const content of await Promise.all(readers)) assert.ok(contents.includes(content!))
    await Promise.all(writers)
    assert.ok(contents.includes((await readAll(store, 'a'))!))
  })

  test(`${name}: what is there is listed by the beginning of its key, with when it came`, async t => {
    const store = await make(t)
    assert.deepEqual(await keysOf(store, ''), [])
    const before = Date.now() - 5_000
    for (const key of ['a/1', 'a/2', 'ab', 'b/1']) await store.put(key, chunksOf(key), text)
    await store.put('a/2', chunksOf('again'), text)
    await store.delete('a/1')
    assert.deepEqual(await keysOf(store, 'a/'), ['a/2'])
    assert.deepEqual(await keysOf(store, ''), ['a/2', 'ab', 'b/1'])
    for await (const { storedAt, ...info } of store.list('ab')) {
      assert.deepEqual(info, await store.stat('ab'))
      assert.ok(storedAt > before && storedAt < Date.now() + 5_000)
    }
  })

  test(`${name}: tidying leaves whole contents alone`, async t => {
    const store = await make(t)
    await store.put('a', chunksOf('whole'), text)
    await store.tidy(Date.now() + 1_000)
    assert.equal(await readAll(store, 'a'), 'whole')
  })

  test(`${name}: keys are told apart exactly, and are no paths`, async t => {
    const store = await make(t)
    for (const key of ['a', 'A', 'a/b', 'a.json', 'a.json/b', `${'long'.repeat(60)}/${'key'.repeat(80)}`]) {
      await store.put(key, chunksOf(key), text)
      assert.equal(await readAll(store, key), key)
    }
    assert.equal(await readAll(store, 'a'), 'a')
    for (const wrong of ['', '/a', 'a/', 'a//b', '../a', 'a/../b', './a', 'a b', 'ä', 'a'.repeat(513)])
      await assert.rejects(store.stat(wrong), /is not a blob key/)
  })
}
