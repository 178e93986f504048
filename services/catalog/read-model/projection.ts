import type { Product } from '../product/product.ts'
import { foldText } from '../product/slug.ts'
import { cardOf } from './card.ts'
import { type Detail, detailOf } from './detail.ts'
import { categoriesOf, type Shop, type Stock } from './shop.ts'

export type DocumentRow = { productId: string; language: string; slug: string; detail: string; card: string }
export type ListingRow = { productId: string; scope: number; listedAt: string; inStock: boolean }
export type PriceRow = {
  productId: string
  scope: number
  currency: string
  amount: number
  inStock: boolean
}
export type NameRow = {
  productId: string
  scope: number
  language: string
  sortKey: string
  inStock: boolean
}
export type Projection = {
  readonly documents: DocumentRow[]
  readonly listings: ListingRow[]
  readonly prices: PriceRow[]
  readonly names: NameRow[]
}

/** The rows that everyone's reads come from, for one published product. */
export function projectProduct(product: Product, shop: Shop, stock: Stock): Projection {
  const details = shop.languages.map(language => ({
    language,
    detail: detailOf(product, language, shop, stock),
  }))
  const { inStock, prices } = details[0]!.detail
  const productId = product.id
  const scopes = [0, ...categoriesOf(product, shop).map(({ number }) => number)]
  return {
    documents: details.map(({ language, detail }) => documentOf(detail, language)),
    listings: scopes.map(scope => ({ productId, scope, listedAt: details[0]!.detail.publishedAt, inStock })),
    prices: scopes.flatMap(scope =>
      prices.map(({ currency, min }) => ({ productId, scope, currency, amount: min, inStock })),
    ),
    names: scopes.flatMap(scope =>
      details.map(({ language, detail }) => ({
        productId,
        scope,
        language,
        sortKey: sortKey(detail.title),
        inStock,
      })),
    ),
  }
}

const documentOf = (detail: Detail, language: string): DocumentRow => ({
  productId: detail.id,
  language,
  slug: detail.slug,
  detail: JSON.stringify(detail).slice(1),
  card: JSON.stringify(cardOf(detail)),
})

export const sortKey = (title: string): string => foldText(title).slice(0, 100)
