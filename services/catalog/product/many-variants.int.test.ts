import assert from 'node:assert/strict'
import { it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { createCatalog } from '../service.ts'
import { counted } from '../testing/counted.ts'
import { openShop } from '../testing/open-shop.ts'

const codes = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
const values = (all: readonly string[]) => all.map(code => ({ code, labels: { en: code } }))

/** Every size in every colour. */
function shirt(slug: string, sizes: readonly string[], colours: readonly string[]) {
  const variants = sizes.flatMap(size =>
    colours.map((colour, n) => ({
      sku: `${slug}-${size}-${colour}`.toUpperCase(),
      options: { size, colour },
      prices: [
        { currency: 'EUR', amount: 2_000 + n },
        { currency: 'USD', amount: 2_500 + n },
      ],
    })),
  )
  const options = [
    { code: 'size', labels: { en: 'Size' }, values: values(sizes) },
    { code: 'colour', labels: { en: 'Colour' }, values: values(colours) },
  ]
  return { slug, texts: { en: { title: slug } }, options, variants }
}

it('a product of 240 variants takes as many statements as one of a single variant, to write and to read', async t => {
  const shop = await openShop(t)
  let statements = 0
  const db = counted(shop.db, () => statements++)
  const { api } = createCatalog({ ...shop.options, db })
  const count = async (work: () => Promise<unknown>) => {
    statements = 0
    await work()
    return statements
  }
  const costs = async (product: ReturnType<typeof shirt>) => {
    const { id } = unwrap(await api.createProduct(product, shop.call()))
    const skus = product.variants.slice(0, 100).map(({ sku }) => sku)
    return {
      publish: await count(() => api.publishProduct({ id }, shop.call())),
      edit: await count(() =>
        api.updateProduct({ id, variants: product.variants.toReversed() }, shop.call({ ifMatch: 2 })),
      ),
      detail: await count(() => api.getProduct({ product: id }, shop.call())),
      variants: await count(() => api.getManyVariants({ skus }, shop.call())),
    }
  }
  const one = await costs(shirt('one', ['m'], ['red']))
  const many = await costs(shirt('many', codes('s', 20), codes('c', 12)))
  assert.deepEqual(many, one)
  assert.deepEqual([many.detail, many.variants], [1, 1])
  const detail = unwrap(await shop.api.getProduct({ product: 'many' }, shop.call()))
  assert.equal(detail.variants.length, 240)
  assert.equal(detail.variants[0]?.sku, 'MANY-S19-C11', 'in the order of the last edit')
  assert.deepEqual(detail.prices, [
    { currency: 'EUR', min: 2_000, max: 2_011 },
    { currency: 'USD', min: 2_500, max: 2_511 },
  ])
})
