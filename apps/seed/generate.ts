import { createNames, type Kind } from './catalogue/names.ts'
import { barcodeOf, pricesFrom } from './catalogue/prices.ts'
import { products } from './catalogue/products.ts'
import { readMaterials, readShelves } from './catalogue/read.ts'
import { stockOf } from './catalogue/stock.ts'
import { createStories } from './catalogue/stories.ts'
import { between, type Random, randomFrom } from './draw/random.ts'
import type { AuthoredProduct, SeedProduct, SeedVariant, Text } from './types.ts'

interface Pattern {
  readonly authored: AuthoredProduct
  readonly product: SeedProduct
  readonly material: Text
  readonly kind: Kind
}

/** Products of one kind (all mugs, all chairs) share the supply of names, so that no title comes twice. */
const readPatterns = (): readonly Pattern[] => {
  const materials = new Map(readMaterials().map(material => [material.key, material.label]))
  const drawn = products()
  const authored = readShelves().flatMap(shelf => shelf.products)
  return authored.map((each, i) => {
    const family = authored.filter(other => other.noun.en === each.noun.en)
    const label = materials.get(each.material)
    const product = drawn[i]
    if (!product || !label) throw new Error(`${each.name}: not expanded`)
    return {
      authored: each,
      product,
      material: label,
      kind: { noun: each.noun, size: family.length, place: family.indexOf(each) },
    }
  })
}

const someColours = (product: SeedProduct, random: Random): ReadonlySet<string> => {
  const all = product.options[0]?.values.map(value => value.key) ?? []
  const count = Math.max(1, Math.round(between(random, 0.5, 1) * all.length))
  const from = Math.floor(random() * all.length)
  return new Set(Array.from({ length: count }, (_, i) => all[(from + i) % all.length] ?? ''))
}

const variantFrom = (variant: SeedVariant, index: number, place: number, factor: number): SeedVariant => {
  const sku = ['MG', index + 1, ...Object.values(variant.options).map(value => value.toUpperCase())].join('-')
  const grams = Math.max(10, Math.round((variant.weightGrams * Math.sqrt(factor)) / 10) * 10)
  const prices = pricesFrom(Math.max(100, Math.round((variant.prices.EUR * factor) / 100) * 100))
  return {
    ...variant,
    sku,
    prices,
    weightGrams: grams,
    barcode: barcodeOf((index + 10_000) * 100 + place),
    ...stockOf(sku, {}, grams),
  }
}

/** The same catalogue without end: same kinds, colours and pictures, other names, makers, prices and stock. */
export function* generateProducts(count: number): Generator<SeedProduct> {
  const patterns = readPatterns()
  const [nameOf, tell] = [createNames(), createStories()]
  for (let index = 0; index < count; index++) {
    const pattern = patterns[index % patterns.length]
    if (!pattern) throw new Error('the catalogue is empty')
    const { product, material, kind } = pattern
    const random = randomFrom(`generated ${index}`)
    const named = nameOf(kind, Math.floor(index / patterns.length))
    const colours = someColours(product, random)
    const factor = between(random, 0.7, 1.6)
    const variants = product.variants.filter(variant => colours.has(variant.options.colour ?? ''))
    const options = product.options.map(option =>
      option.key === 'colour'
        ? { ...option, values: option.values.filter(value => colours.has(value.key)) }
        : option,
    )
    const used = options.map(option => ({
      ...option,
      values: option.values.filter(value =>
        variants.some(variant => variant.options[option.key] === value.key),
      ),
    }))
    yield {
      ...product,
      slug: named.slug,
      texts: tell(named, material, product, random),
      options: used,
      variants: variants.map((variant, place) => variantFrom(variant, index, place, factor)),
      attributes: {
        ...product.attributes,
        weight: Math.round(Number(product.attributes.weight) * Math.sqrt(factor)),
      },
      pictures: product.pictures
        .filter(picture => picture.colour !== undefined && colours.has(picture.colour))
        .map(picture => ({ ...picture, alt: named.title })),
      goesWith: [],
    }
  }
}
