import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import test from 'node:test'
import {
  attributes,
  categories,
  collections,
  colours,
  locations,
  pictureFolder,
  products,
  synonyms,
  tags,
} from './index.ts'
import type { Text } from './types.ts'

const all = products()
const variants = all.flatMap(product => product.variants)
const unique = (list: readonly string[]) => new Set(list).size === list.length
const bothLanguages = (text: Text, where: string) => {
  for (const part of [text.en, text.de]) assert.ok(part.trim().length > 0, `${where}: a language is missing`)
}

test('the catalogue has the size of a small shop', () => {
  assert.equal(categories().length, 20)
  assert.ok(all.length >= 145 && all.length <= 160, `${all.length} products`)
  assert.ok(variants.length >= 580 && variants.length <= 700, `${variants.length} variants`)
  for (const { slug, variants: list } of all)
    assert.ok(list.length >= 1 && list.length <= 12, `${slug}: ${list.length} variants`)
})

test('slugs, SKUs and barcodes are unique and well formed', () => {
  assert.ok(unique(all.map(product => product.slug)))
  assert.ok(unique(variants.map(variant => variant.sku)))
  assert.ok(unique(variants.map(variant => variant.barcode)))
  for (const { slug } of all) assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/)
  for (const { barcode, sku } of variants) {
    const sum = [...barcode].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0)
    assert.ok(/^\d{13}$/.test(barcode) && sum % 10 === 0, `${sku}: ${barcode}`)
  }
})

test('every text is there in both languages and fits where it is shown', () => {
  for (const { slug, texts, pictures } of all) {
    for (const text of [texts.en, texts.de]) {
      assert.ok(text.title && text.subtitle && text.description.length >= 2, slug)
      assert.ok(
        text.description.every(paragraph => paragraph.length > 20 && !/[<>{}]|undefined/.test(paragraph)),
        slug,
      )
      assert.ok(text.seoTitle.length <= 70, `${slug}: ${text.seoTitle}`)
      assert.ok(
        text.seoDescription.length >= 60 && text.seoDescription.length <= 160,
        `${slug}: ${text.seoDescription}`,
      )
    }
    assert.notEqual(texts.en.description[0], texts.de.description[0])
    for (const picture of pictures) bothLanguages(picture.alt, picture.file)
  }
  for (const category of categories())
    for (const text of [category.title, category.intro, category.seoTitle, category.seoDescription])
      bothLanguages(text, category.slug)
})

test('the stories are written, not repeated', () => {
  for (const language of ['en', 'de'] as const) {
    assert.ok(unique(all.map(product => product.texts[language].description[0] ?? '')))
    assert.ok(unique(all.map(product => product.texts[language].subtitle)))
    assert.ok(unique(all.map(product => product.texts[language].title)))
  }
})

test('each variant has an integer price in three currencies, a weight and stock in known places', () => {
  const known = new Set(locations().map(location => location.key))
  for (const { sku, prices, weightGrams, stock } of variants) {
    for (const amount of [prices.EUR, prices.USD, prices.JPY])
      assert.ok(Number.isSafeInteger(amount) && amount > 0, sku)
    assert.ok(
      prices.JPY > prices.EUR && prices.JPY < prices.EUR * 2 + 100,
      `${sku}: ${prices.JPY} yen for ${prices.EUR} cents`,
    )
    assert.ok(Number.isSafeInteger(weightGrams) && weightGrams > 0, sku)
    for (const [place, quantity] of Object.entries(stock))
      assert.ok(known.has(place) && Number.isSafeInteger(quantity) && quantity >= 0, sku)
  }
})

test('some variants are out of stock and some can be ordered ahead', () => {
  const empty = variants.filter(variant => Object.values(variant.stock).every(quantity => quantity === 0))
  assert.ok(empty.filter(variant => variant.policy.kind === 'track').length >= 10)
  assert.ok(variants.filter(variant => variant.policy.kind === 'backorder').length >= 10)
})

test('options, attributes, categories, tags and companions refer to what exists', () => {
  const slugs = new Set(all.map(product => product.slug))
  const shelves = new Set(categories().map(category => category.slug))
  const tagKeys = new Set(Object.keys(tags()))
  const colourKeys = new Set(colours().map(colour => colour.key))
  for (const product of all) {
    for (const slug of product.goesWith) assert.ok(slugs.has(slug), `${product.slug} goes with ${slug}`)
    for (const category of product.categories) assert.ok(shelves.has(category), product.slug)
    for (const tag of product.tags) assert.ok(tagKeys.has(tag), `${product.slug}: tag ${tag}`)
    for (const option of product.options)
      assert.ok(unique(option.values.map(value => value.key)), product.slug)
    for (const variant of product.variants) {
      assert.deepEqual(
        Object.keys(variant.options),
        product.options.map(option => option.key),
      )
      for (const option of product.options)
        assert.ok(
          option.values.some(value => value.key === variant.options[option.key]),
          variant.sku,
        )
      assert.ok(colourKeys.has(variant.options.colour ?? ''), variant.sku)
    }
  }
})

test('attributes have the type that their definition names', () => {
  const definitions = new Map(attributes().map(attribute => [attribute.key, attribute]))
  for (const { slug, attributes: values } of all) {
    for (const [key, value] of Object.entries(values)) {
      const definition = definitions.get(key)
      assert.ok(definition, `${slug}: ${key}`)
      if (definition.type !== 'enum') assert.equal(typeof value, definition.type, `${slug}: ${key}`)
      else
        for (const item of [value].flat())
          assert.ok(
            definition.values?.some(each => each.key === item),
            `${slug}: ${key} ${item}`,
          )
    }
  }
})

test('every picture exists, none is left over, and all together stay under 4 MB', () => {
  const { hero } = JSON.parse(readFileSync(new URL('brand.json', import.meta.url), 'utf8'))
  const named = new Set<string>([
    hero.light,
    hero.dark,
    'gift-card.svg',
    ...all.flatMap(product => product.pictures.map(picture => picture.file)),
  ])
  const files = readdirSync(pictureFolder)
  assert.deepEqual(
    [...named].filter(file => !files.includes(file)),
    [],
  )
  assert.deepEqual(
    files.filter(file => !named.has(file)),
    [],
  )
  for (const { picture } of [...categories(), ...collections()]) assert.ok(named.has(picture), picture)
  const bytes = files.reduce((total, file) => total + statSync(`${pictureFolder}${file}`).size, 0)
  assert.ok(bytes <= 4_000_000, `${bytes} bytes`)
})

test('each colourway has its packshot and at least sixty products are shown in use', () => {
  for (const { slug, options, pictures } of all) {
    assert.deepEqual(
      pictures.flatMap(picture => picture.colour ?? []),
      options[0]?.values.map(value => value.key),
      slug,
    )
  }
  assert.ok(all.filter(product => product.pictures.some(picture => picture.view === 'scene')).length >= 60)
})

test('pictures carry no script, no link out and no raster', () => {
  for (const file of readdirSync(pictureFolder)) {
    const svg = readFileSync(`${pictureFolder}${file}`, 'utf8')
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"') && svg.endsWith('</svg>\n'), file)
    assert.doesNotMatch(svg, /<script|<image|href="(?!#)|NaN|undefined|on\w+=/, file)
  }
})

test('collections pick a tag that products carry', () => {
  for (const { tag, slug } of collections())
    assert.ok(all.filter(product => product.tags.includes(tag)).length >= 6, slug)
})

test('synonyms are groups of at least two different words in each language', () => {
  for (const groups of Object.values(synonyms())) {
    for (const group of groups)
      assert.ok(group.length >= 2 && unique(group.map(word => word.toLowerCase())), group.join())
  }
})
