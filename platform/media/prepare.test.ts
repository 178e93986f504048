import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { openPictureDesk } from './picture-desk.ts'

const desk = openPictureDesk({ idleMs: 600_000 })
after(() => desk[Symbol.asyncDispose]())

const limits = { maxPixels: 1_000_000, maxEdge: 400 }
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
const refusal = (bytes: Uint8Array) =>
  desk.prepare(bytes, limits).then(
    () => 'taken',
    error => `${error.name} ${error.reason}`,
  )

test('a photograph stands upright and forgets where it was taken', async () => {
  const taken = await plain(200, 100)
    .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(taken).metadata()).exif)
  const kept = await desk.prepare(taken, limits)
  const { exif, icc, xmp, orientation, width, height } = await sharp(kept.bytes).metadata()
  assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined])
  assert.deepEqual([width, height, kept.width, kept.height, kept.format], [100, 200, 100, 200, 'jpeg'])
})

test('it is no larger than it needs to be, and its colour and a glimpse of it are known', async () => {
  const kept = await desk.prepare(await plain(900, 600).png().toBuffer(), limits)
  assert.deepEqual([kept.width, kept.height, kept.format], [400, 267, 'jpeg'])
  const parts = [1, 3, 5].map(at => Number.parseInt(kept.colour.slice(at, at + 2), 16))
  for (const [part, wanted] of parts.map((part, at) => [part, [0x33, 0x66, 0x99][at]!] as const))
    assert.ok(Math.abs(part - wanted) <= 16, kept.colour)
  assert.match(kept.placeholder, /^data:image\/webp;base64,/)
  assert.ok(kept.placeholder.length < 800)
})

test('what can be seen through stays so', async () => {
  const glass = sharp({ create: { width: 10, height: 10, channels: 4, background: '#33669980' } })
  const kept = await desk.prepare(await glass.webp().toBuffer(), limits)
  assert.deepEqual([kept.format, (await sharp(kept.bytes).metadata()).hasAlpha], ['png', true])
})

test('the bytes decide: scripts, drawings and documents are no pictures, whatever they are called', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const tiff = await plain(10, 10).tiff().toBuffer()
  for (const bytes of [
    svg,
    tiff,
    Buffer.from('GIF8 but not really'),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(0),
  ])
    assert.equal(await refusal(bytes), 'PictureError unreadable')
})

test('a small file that unfolds into too many pixels is refused before it does', async () => {
  const bomb = await plain(1001, 1000).png().toBuffer()
  assert.ok(bomb.byteLength < 20_000)
  assert.equal(await refusal(bomb), 'PictureError too_large')
})

test('a picture that broke off or was tampered with is refused', async () => {
  const whole = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      noise: { type: 'gaussian', mean: 120, sigma: 60 },
      background: '#000',
    },
  })
    .png()
    .toBuffer()
  assert.equal(await refusal(whole.subarray(0, whole.length / 2)), 'PictureError unreadable')
  const jpeg = await plain(300, 300).jpeg().toBuffer()
  assert.equal(
    await refusal(Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(50)])),
    'PictureError unreadable',
  )
})

test('a page that is a picture as well becomes a picture alone', async () => {
  const polyglot = Buffer.concat([
    await plain(20, 20).jpeg().toBuffer(),
    Buffer.from('<script>alert(1)</script>'),
  ])
  const { bytes } = await desk.prepare(polyglot, limits)
  assert.equal(Buffer.from(bytes).includes('script'), false)
})
