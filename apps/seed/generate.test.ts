import assert from 'node:assert/strict'
import test from 'node:test'
import { generateProducts, products } from './index.ts'

const many = 20_000

test('generated products never repeat a slug, a SKU or a barcode, nor take one of the drawn catalogue', () => {
  const drawn = products()
  const slugs = new Set(drawn.map(product => product.slug))
  const skus = new Set(drawn.flatMap(product => product.variants.map(variant => variant.sku)))
  const barcodes = new Set(drawn.flatMap(product => product.variants.map(variant => variant.barcode)))
  const add = (set: Set<string>, value: string) => {
    assert.ok(!set.has(value), value)
    set.add(value)
  }
  for (const product of generateProducts(many)) {
    add(slugs, product.slug)
    for (const variant of product.variants) {
      add(skus, variant.sku)
      add(barcodes, variant.barcode)
    }
  }
  assert.equal(slugs.size, drawn.length + many)
})

test('a generated product is complete', () => {
  const files = new Set(products().flatMap(product => product.pictures.map(picture => picture.file)))
  for (const { slug, texts, variants, pictures, options } of generateProducts(1000)) {
    assert.ok(variants.length >= 1 && variants.length <= 12, slug)
    for (const { prices } of variants)
      for (const amount of Object.values(prices)) assert.ok(Number.isSafeInteger(amount) && amount > 0, slug)
    for (const text of [texts.en, texts.de]) {
      assert.ok(text.title && text.subtitle && text.seoDescription.length <= 160, slug)
      assert.ok(
        text.description.every(paragraph => paragraph && !/[{}]|undefined/.test(paragraph)),
        slug,
      )
    }
    assert.ok(pictures.length >= 1 && pictures.every(picture => files.has(picture.file)), slug)
    for (const option of options)
      for (const value of option.values)
        assert.ok(
          variants.some(variant => variant.options[option.key] === value.key),
          slug,
        )
  }
})

test('the generator is deterministic and lazy', () => {
  assert.deepEqual([...generateProducts(300)], [...generateProducts(300)])
  const endless = generateProducts(Number.MAX_SAFE_INTEGER)
  assert.ok(endless.next().value)
  endless.return(undefined)
})

test('generated stories differ from each other', () => {
  const stories = new Set([...generateProducts(2000)].map(product => product.texts.de.description[0]))
  assert.ok(stories.size > 1990, `${stories.size} different stories in 2000`)
})
