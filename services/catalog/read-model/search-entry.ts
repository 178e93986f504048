import type { Product } from '../product/product.ts'
import { foldText } from '../product/slug.ts'
import type { Detail } from './detail.ts'
import { facetsOf, type ProductFacets } from './facets-of.ts'
import { categoriesOf, type Shop } from './shop.ts'

/** What the search index is told of one product in one language. */
export type SearchEntry = {
  readonly productId: string
  readonly language: string
  readonly version: number
  readonly listedAt: string
  readonly inStock: boolean
  readonly title: string
  readonly keywords: string
  readonly description: string
  /** Folded words of title and keywords: the vocabulary. */
  readonly words: string[]
  readonly skus: string[]
  readonly tags: string[]
  readonly scopes: number[]
  readonly amounts: Readonly<Record<string, number>>
  readonly facets: ProductFacets
}

export function searchEntry(product: Product, detail: Detail, language: string, shop: Shop): SearchEntry {
  const title = foldText(detail.title)
  const keywords = foldText(keywordsOf(detail).join(' '))
  return {
    productId: product.id,
    language,
    version: product.version,
    listedAt: detail.publishedAt,
    inStock: detail.inStock,
    title,
    keywords,
    description: foldText(detail.description ?? '').slice(0, 4000),
    words: [...new Set(wordsIn(`${title} ${keywords}`))],
    skus: product.variants.map(({ sku }) => sku.toLowerCase()),
    tags: product.tags,
    scopes: categoriesOf(product, shop).map(({ number }) => number),
    amounts: Object.fromEntries(detail.prices.map(({ currency, min }) => [currency, min])),
    facets: facetsOf(product, shop),
  }
}

const keywordsOf = (detail: Detail): string[] => [
  detail.subtitle ?? '',
  ...detail.tags,
  ...detail.categories.flatMap(({ title, path }) => [title, ...path.map(crumb => crumb.title)]),
  ...detail.attributes.filter(({ type }) => type === 'enum' || type === 'text').map(({ text }) => text),
  ...detail.options.flatMap(({ values }) => values.map(({ label }) => label)),
]

/** Words of folded text worth completing and correcting. */
export const wordsIn = (folded: string): string[] =>
  (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => word.length >= 2 && word.length <= 40)
