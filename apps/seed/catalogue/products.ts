import type { AuthoredProduct, SeedPicture, SeedProduct, SeedVariant, Text } from '../types.ts'
import { packshotAlt, sceneAlt } from './alts.ts'
import { measuresOf } from './measures.ts'
import { barcodeOf, pricesFrom } from './prices.ts'
import { readAttributes, readColours, readMaterials, readOptions, readShelves, slugOf } from './read.ts'
import { cellsOf, materialsOf, optionsOf } from './sizes.ts'
import { stockOf } from './stock.ts'
import { textsOf } from './texts.ts'

const keyed = <T extends { readonly key: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map(item => [item.key, item]))

const found = <T>(map: ReadonlyMap<string, T>, key: string, where: string): T => {
  const item = map.get(key)
  if (item === undefined) throw new Error(`${where}: "${key}" is unknown`)
  return item
}

const readBooks = () => ({
  colours: keyed(readColours()),
  materials: keyed(readMaterials()),
  care: keyed(readAttributes().find(attribute => attribute.key === 'care')?.values ?? []),
  options: readOptions(),
  products: new Map(
    readShelves()
      .flatMap(shelf => shelf.products)
      .map(product => [slugOf(product), product]),
  ),
})

type Books = ReturnType<typeof readBooks>

/** What stands on a shelf, hangs as a lamp or burns is not washed up, whatever it is made of. */
const careByCategory: Readonly<Record<string, readonly string[]>> = {
  'vases-planters': ['wipe'],
  'table-lamps': ['dust'],
  pendants: ['dust'],
}

const careOf = (product: AuthoredProduct, category: string, books: Books): readonly string[] =>
  product.care ?? careByCategory[category] ?? found(books.materials, product.material, product.name).care

const variantsOf = (product: AuthoredProduct, number: number): readonly SeedVariant[] =>
  cellsOf(product).map(({ colour, size }, i) => {
    const grams = size?.grams ?? product.grams
    const sku = ['ML', number, colour.toUpperCase(), ...(size ? [size.key.toUpperCase()] : [])].join('-')
    return {
      sku,
      options: { colour, ...(size ? { [product.sizeLabel ?? 'size']: size.key } : {}) },
      prices: pricesFrom(size?.eur ?? product.eur),
      weightGrams: grams,
      barcode: barcodeOf(number * 100 + i),
      ...stockOf(sku, product, grams),
    }
  })

const picturesOf = (product: AuthoredProduct, books: Books): readonly SeedPicture[] => {
  const slug = slugOf(product)
  const shots = product.colours.map(
    (colour): SeedPicture => ({
      file: `${slug}-${colour}.svg`,
      view: 'packshot',
      colour,
      alt: packshotAlt(product, found(books.colours, colour, slug).label),
    }),
  )
  if (!product.scene) return shots
  const friends = (product.goesWith ?? []).map(friend => found(books.products, friend, slug))
  return [
    ...shots,
    { file: `${slug}-scene.svg`, view: 'scene', alt: sceneAlt(product, product.scene, friends) },
  ]
}

const expand = (product: AuthoredProduct, category: string, number: number, books: Books): SeedProduct => {
  const slug = slugOf(product)
  const material = found(books.materials, product.material, slug)
  const care = careOf(product, category, books)
  const measures = measuresOf(product, category)
  const materials = materialsOf(product).map(key => found(books.materials, key, slug))
  const words = { materials, measures, care: care.map((key): Text => found(books.care, key, slug).label) }
  return {
    slug,
    categories: [category, ...(product.also ?? [])],
    texts: { en: textsOf(product, words, 'en'), de: textsOf(product, words, 'de') },
    options: optionsOf(product, books.options, books.colours),
    variants: variantsOf(product, number),
    attributes: {
      material: materials.map(each => each.key),
      origin: product.origin ?? material.origin,
      care,
      colourFamily: [...new Set(product.colours.map(colour => found(books.colours, colour, slug).family))],
      weight: product.grams,
      handmade: product.tags.includes('handmade'),
      ...measures,
    },
    tags: product.tags,
    pictures: picturesOf(product, books),
    goesWith: product.goesWith ?? [],
  }
}

/** The catalogue as it is loaded: article numbers are the category's hundred plus the place within it. */
export const products = (): readonly SeedProduct[] => {
  const books = readBooks()
  return readShelves().flatMap(({ category, products: list }, shelf) =>
    list.map((product, i) => expand(product, category, (shelf + 1) * 100 + i + 1, books)),
  )
}
