import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { drawPng } from '../testing/draw-png.ts'
import { openLibrary } from '../testing/open-library.ts'
import { sweepMedia } from './sweep-media.ts'

const [red, blue] = [drawPng(0xb0413e), drawPng(0x336699)]
const price = [{ currency: 'EUR', amount: 1800 }]
const variants = [
  { sku: 'MUG-RED', options: { colour: 'red' }, prices: price },
  { sku: 'MUG-BLUE', options: { colour: 'blue' }, prices: price },
]
const options = [
  {
    code: 'colour',
    labels: { en: 'Colour' },
    values: ['red', 'blue'].map(code => ({ code, labels: { en: code } })),
  },
]

async function showing(t: Parameters<typeof openLibrary>[0]) {
  const library = await openLibrary(t)
  const [front, back] = [await library.upload(red), await library.upload(blue)]
  const media = [
    { url: front.url, kind: 'image' as const },
    { url: back.url, kind: 'image' as const, skus: ['MUG-BLUE'], focal: { x: 0.2, y: 0.5 } },
  ]
  return { library, front, back, media, product: await library.add({ variants, options, media }) }
}

describe('what nothing shows', () => {
  const day = 86_400_000

  it('goes after a while, with its content; what is shown and what was shown lately stays', async t => {
    const { library, product, front, back } = await showing(t)
    const unused = await library.upload(drawPng(0x00ff00))
    assert.equal(await sweepMedia(library), 0)
    library.clock.advance(2 * day)
    assert.equal(await sweepMedia(library), 1)
    assert.equal((await library.api.getMedia({ id: unused.id }, library.call())).ok, false)
    const media = [{ url: front.url, kind: 'image' as const }]
    unwrap(
      await library.api.updateProduct({ id: product.id, media }, library.call({ ifMatch: product.version })),
    )
    assert.equal(await sweepMedia(library), 0, 'it was taken from the product only now')
    library.clock.advance(2 * day)
    assert.equal(await sweepMedia(library), 1)
    assert.deepEqual(await library.kept(), [front.url.replace('/media/', '')])
    assert.equal((await library.api.getMedia({ id: back.id }, library.call())).ok, false)
  })

  it('stays where somebody sent it again, and goes with the product that showed it', async t => {
    const { library, product } = await showing(t)
    library.clock.advance(2 * day)
    unwrap(await library.api.deleteProduct({ id: product.id }, library.call({ ifMatch: product.version })))
    library.clock.advance(2 * day)
    await library.upload(red)
    assert.equal(await sweepMedia(library), 1)
    assert.equal((await library.kept()).length, 1)
  })

  it('contents that a crash left without a row go as well, and what is being uploaded stays', async t => {
    const { library } = await showing(t)
    const bytes = async function* () {
      yield red
    }
    await library.store.put(`${'0'.repeat(40)}.jpg`, bytes(), { contentType: 'image/jpeg' })
    await library.store.put('incoming/med_x', bytes(), { contentType: 'image/jpeg' })
    library.clock.set(new Date().toISOString())
    assert.equal(await sweepMedia({ ...library, pictures: { ...library.pictures, keepHours: 1e6 } }), 0)
    library.clock.set(new Date(Date.now() + day).toISOString())
    assert.equal(await sweepMedia({ ...library, pictures: { ...library.pictures, keepHours: 1e6 } }), 2)
    assert.equal((await library.kept()).length, 2)
  })
})
