import assert from 'node:assert/strict'
import { after, afterEach, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { openLibrary } from '../testing/open-library.ts'

const library = await openLibrary({ after })
afterEach(() => library.removeProducts())
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

async function showing() {
  const [front, back] = [await library.upload(library.draw()), await library.upload(library.draw())]
  const media = [
    { url: front.url, kind: 'image' as const },
    { url: back.url, kind: 'image' as const, skus: ['MUG-BLUE'], focal: { x: 0.2, y: 0.5 } },
  ]
  return { front, back, media, product: await library.add({ variants, options, media }) }
}

describe('a picture that products show', () => {
  it('brings its size, colour and alt texts; what the product tells counts more', async () => {
    const { id, url, version } = await library.upload(library.draw())
    const alt = { en: 'A mug', de: 'Ein Becher' }
    const told = await library.api.updateMedia(
      { id, alt, focal: { x: 0.5, y: 0.1 } },
      library.call({ ifMatch: version }),
    )
    assert.equal(unwrap(told).version, 2)
    const shown = { url, kind: 'image' as const, focal: { x: 1, y: 1 } }
    const product = await library.add({ media: [shown] })
    const detail = unwrap(
      await library.api.getProduct({ product: product.id, language: 'de' }, library.call()),
    )
    const [picture] = detail.media
    assert.deepEqual(
      [picture?.alt, picture?.width, picture?.height, picture?.focal],
      ['Ein Becher', 60, 40, { x: 1, y: 1 }],
    )
    assert.match(picture?.placeholder ?? '', /^data:image\/webp/)
    const [card] = unwrap(await library.api.listProducts({}, library.call())).items
    assert.deepEqual([card?.image?.colour, card?.image?.focal], [picture?.colour, { x: 1, y: 1 }])
  })

  it('can be of one variant, which a cart then shows', async () => {
    const { front, back } = await showing()
    const { items } = unwrap(
      await library.api.getManyVariants({ skus: ['MUG-RED', 'MUG-BLUE'] }, library.call()),
    )
    assert.deepEqual(
      items.map(({ image }) => image),
      [front.url, back.url],
    )
  })

  it('is of a variant that there is, and of the library if it says so', async () => {
    const { product, media, front } = await showing()
    const save = (given: object[]) =>
      library.api.updateProduct(
        { id: product.id, media: given as never },
        library.call({ ifMatch: product.version }),
      )
    const refused = await save([
      { ...media[0], skus: ['MUG-RED', 'CUP'] },
      { url: `/media/${'0'.repeat(40)}.jpg`, kind: 'image' },
    ])
    assert.ok(!refused.ok && refused.error.code === 'product_invalid')
    assert.deepEqual(
      refused.error.data?.problems.map(({ pointer }) => pointer),
      ['/media/0/skus/1', '/media/1/url'],
    )
    const fewer = await library.api.updateProduct(
      { id: product.id, variants: variants.slice(0, 1) },
      library.call({ ifMatch: product.version }),
    )
    assert.equal(unwrap(fewer).media[1]?.skus, undefined, 'who removes a variant takes it from its pictures')
    assert.equal(unwrap(fewer).media[0]?.url, front.url)
  })

  it('is not deleted while it is shown, also not by who saw an older version', async () => {
    const { product, front } = await showing()
    const remove = (version: number) =>
      library.api.deleteMedia({ id: front.id }, library.call({ ifMatch: version }))
    const refused = await remove(1)
    assert.deepEqual(!refused.ok && refused.error.code === 'media_in_use' && refused.error.data, {
      products: [product.id],
      categories: [],
    })
    const kept = unwrap(
      await library.api.updateProduct(
        { id: product.id, media: [] },
        library.call({ ifMatch: product.version }),
      ),
    )
    assert.deepEqual(kept.media, [])
    const stale = await remove(7)
    assert.equal(!stale.ok && stale.error.code, 'media_changed')
    assert.equal((await remove(1)).ok, true)
    assert.ok(!(await library.kept()).includes(front.url.replace('/media/', '')))
    assert.equal((await library.api.getMedia({ id: front.id }, library.call())).ok, false)
  })

  it('a category shows it as well', async () => {
    const { id, url } = await library.upload(library.draw())
    const top = unwrap(
      await library.api.createCategory({ texts: { en: { title: 'Mugs' } }, picture: url }, library.call()),
    )
    const refused = await library.api.deleteMedia({ id }, library.call({ ifMatch: 1 }))
    assert.deepEqual(!refused.ok && refused.error.code === 'media_in_use' && refused.error.data, {
      products: [],
      categories: [top.id],
    })
  })
})
