import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { fileBlobStore } from '../blob/index.ts'
import { serve } from '../http/index.ts'
import { diskCache } from './disk-cache.ts'
import { registerMedia } from './media-route.ts'
import { openPictureDesk, type PictureDesk } from './picture-desk.ts'
import { anyOf, blobPictures, folderPictures } from './source.ts'

const scene =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="100" viewBox="0 0 80 100"><rect width="80" height="100" fill="#b0413e"/></svg>'
const photoKey = `${'a1'.repeat(20)}.jpg`

const folder = await mkdtemp(join(tmpdir(), 'stoa-media-'))
const desk = openPictureDesk({ idleMs: 600_000 })
let renders = 0
const counted: PictureDesk = {
  ...desk,
  resize: (...asked) => {
    renders += 1
    return desk.resize(...asked)
  },
}
const store = fileBlobStore(join(folder, 'store'))
await mkdir(join(folder, 'seed'))
await writeFile(join(folder, 'seed', 'mug.svg'), scene)
await writeFile(join(folder, 'secret.txt'), 'not a picture')
const photo = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#336699' } })
  .jpeg()
  .toBuffer()
await store.put(photoKey, one(photo), { contentType: 'image/jpeg' })
await store.put('broken.jpg', one(Buffer.from('no picture at all')), { contentType: 'image/jpeg' })

const source = anyOf(blobPictures(store), folderPictures(folder))
const server = serve([], {
  edge: 'public',
  extend: app =>
    registerMedia(app, { source, desk: counted, cache: diskCache(join(folder, 'variants'), 1_000_000) }),
})
after(async () => {
  await server.close()
  await desk[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function* one(bytes: Uint8Array) {
  yield bytes
}
const get = (path: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url: `/media/${path}`, headers })
const sizeOf = async (bytes: Buffer) => {
  const { width, height, format } = await sharp(bytes).metadata()
  return `${format} ${width}x${height}`
}

test('without a query a picture comes as it is stored, in a sandbox', async () => {
  const drawn = await get('seed/mug.svg')
  assert.deepEqual([drawn.statusCode, drawn.body], [200, scene])
  assert.equal(drawn.headers['content-type'], 'image/svg+xml')
  assert.match(String(drawn.headers['content-security-policy']), /default-src 'none'.*sandbox/)
  assert.equal(drawn.headers['x-content-type-options'], 'nosniff')
  assert.equal(drawn.headers['cache-control'], 'public, max-age=3600')
  const stored = await get(photoKey)
  assert.deepEqual(stored.rawPayload, photo)
  assert.equal(stored.headers['cache-control'], 'public, max-age=31536000, immutable')
})

test('a drawing is drawn at the width asked for, a photograph never grows', async () => {
  const drawn = await get('seed/mug.svg?w=320&f=png')
  assert.equal(await sizeOf(drawn.rawPayload), 'png 320x400')
  assert.equal(await sizeOf((await get(`${photoKey}?w=640&f=jpeg`)).rawPayload), 'jpeg 640x320')
  assert.equal(await sizeOf((await get(`${photoKey}?w=1920&f=webp`)).rawPayload), 'webp 1000x500')
  const avif = await get(`${photoKey}?w=320&f=avif`)
  assert.deepEqual([avif.headers['content-type'], avif.headers.vary], ['image/avif', undefined])
})

test('without a format the browser says what it understands, and caches are told', async () => {
  const asked = async (accept?: string) => {
    const answer = await get(`${photoKey}?w=320`, accept === undefined ? {} : { accept })
    return `${answer.headers['content-type']} ${answer.headers.vary}`
  }
  assert.deepEqual(
    [
      await asked('image/avif,image/webp,*/*'),
      await asked('image/avif'),
      await asked('image/webp;q=0,*/*'),
      await asked(),
    ],
    ['image/webp accept', 'image/avif accept', 'image/jpeg accept', 'image/jpeg accept'],
  )
})

test('only the listed widths and formats are made', async () => {
  for (const query of ['w=321', 'w=99999', 'w=320&f=bmp', 'f=webp', 'w=320&q=100', 'w=-1', 'w=320e0']) {
    const answer = await get(`${photoKey}?${query}`)
    assert.equal(answer.statusCode, 400, query)
    assert.match(answer.json().errors[0].detail, /is one of|is not known here/)
  }
})

test('what is not there is 404: unknown keys, ways out of the folder, files that are no pictures', async () => {
  for (const key of [
    'none.jpg',
    'none.jpg?w=320',
    '..%2f..%2fetc%2fpasswd',
    'seed/../secret.txt',
    'secret.txt',
    'seed',
    '%00.svg',
    '',
    'store/data',
  ])
    assert.equal((await get(key)).statusCode, 404, key)
})

test('who has it is told so, without a picture being made', async () => {
  const first = await get(`${photoKey}?w=480&f=webp`)
  const before = renders
  const again = await get(`${photoKey}?w=480&f=webp`, { 'if-none-match': String(first.headers.etag) })
  assert.deepEqual([again.statusCode, again.body, renders], [304, '', before])
  const original = await get(photoKey)
  assert.equal((await get(photoKey, { 'if-none-match': String(original.headers.etag) })).statusCode, 304)
  assert.notEqual(original.headers.etag, first.headers.etag)
})

test('a variant is made once, however many ask for it at once', async () => {
  const before = renders
  const answers = await Promise.all(Array.from({ length: 20 }, () => get('seed/mug.svg?w=960&f=webp')))
  assert.ok(answers.every(({ statusCode }) => statusCode === 200))
  assert.equal(renders - before, 1)
  await get('seed/mug.svg?w=960&f=webp')
  assert.equal(renders - before, 1, 'and kept')
  assert.ok((await readdir(join(folder, 'variants'))).some(name => name.endsWith('-960.webp')))
})

test('what cannot be decoded is sent as it is stored, and is nobody else’s trouble', async () => {
  const answer = await get('broken.jpg?w=320&f=webp')
  assert.deepEqual([answer.statusCode, answer.body], [200, 'no picture at all'])
  assert.equal(answer.headers['cache-control'], 'no-cache')
  assert.equal((await get(`${photoKey}?w=640&f=webp`)).statusCode, 200)
})
