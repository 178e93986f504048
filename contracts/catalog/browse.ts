import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone } from './access.ts'
import { ProductCard, ProductDetail, SellableVariant } from './product.ts'
import { ListInput, SearchInput, SearchResult, SuggestInput, Suggestions } from './search.ts'
import { Language, ProductId, ProductKey, pageOf, Sku, Slug, VariantId } from './values.ts'

const noPrices = {
  category_not_found: { status: 404, description: 'There is no such category' },
  currency_required: { status: 400, description: 'A price filter or a sort by price needs `currency`' },
  unknown_filter: {
    status: 400,
    description: 'An attribute filter names no option and no facetable attribute',
  },
} as const

export const getProduct = defineMethod({
  ...everyone,
  http: 'GET /v1/products/:product',
  summary: 'One published product with all its variants',
  description:
    'Texts come in the language asked for, or in the first language of the shop where it has none in that one.',
  input: Type.Object({ product: ProductKey, language: Type.Optional(Language) }),
  output: ProductDetail,
  errors: {
    product_not_found: { status: 404, description: 'There is no such published product' },
    product_moved: {
      status: 404,
      description: 'The slug is a former one: `data` says where the product is now',
      data: Type.Object({ id: ProductId, slug: Slug }),
    },
  },
  etag: true,
  cacheSeconds: 1,
  examples: [{ name: 'by slug, in German', input: { product: 'oak-side-table', language: 'de' } }],
})

export const getManyProducts = defineMethod({
  ...everyone,
  http: 'GET /v1/batch/products',
  summary: 'Up to 100 published products by id or slug',
  input: Type.Object({
    products: Type.Array(ProductKey, { minItems: 1, maxItems: 100 }),
    language: Type.Optional(Language),
  }),
  output: Type.Object({
    items: Type.Array(ProductDetail),
    missing: Type.Array(Type.String(), { description: 'Asked for, and not there or not published' }),
  }),
  examples: [{ name: 'two', input: { products: ['oak-side-table', 'linen-apron'] } }],
})

export const getVariant = defineMethod({
  ...everyone,
  http: 'GET /v1/variants/:sku',
  summary: 'One variant of a published product, with what a cart needs of it',
  input: Type.Object({ sku: Sku, language: Type.Optional(Language) }),
  output: SellableVariant,
  errors: { variant_not_found: { status: 404, description: 'No published product has this SKU' } },
})

export const getManyVariants = defineMethod({
  ...everyone,
  http: 'GET /v1/batch/variants',
  summary: 'Up to 100 variants of published products, by SKU or by id',
  input: Type.Object({
    skus: Type.Optional(Type.Array(Sku, { maxItems: 100 })),
    ids: Type.Optional(Type.Array(VariantId, { maxItems: 100 })),
    language: Type.Optional(Language),
  }),
  output: Type.Object({ items: Type.Array(SellableVariant), missing: Type.Array(Type.String()) }),
  examples: [{ name: 'by SKU', input: { skus: ['MUG-SAND', 'MUG-SLATE'] } }],
})

export const listProducts = defineMethod({
  ...everyone,
  http: 'GET /v1/products',
  summary: 'Published products page by page',
  input: ListInput,
  output: pageOf(ProductCard),
  errors: noPrices,
  cacheSeconds: 1,
  examples: [
    { name: 'the newest', input: {} },
    {
      name: 'tables from 50 to 200 EUR, cheapest first',
      input: { category: 'tables', currency: 'EUR', minPrice: 5000, maxPrice: 20_000, sort: 'price-asc' },
    },
  ],
})

export const searchProducts = defineMethod({
  ...everyone,
  http: 'GET /v1/search/products',
  summary: 'Find products by words and facets',
  description:
    'Words are stemmed, synonyms are followed, and when nothing matches as written the nearest words are tried. Facet counts are disjunctive: those of one facet ignore what is chosen in it. They are exact up to 1,000 hits.',
  input: SearchInput,
  output: SearchResult,
  errors: noPrices,
  cacheSeconds: 1,
  examples: [
    { name: 'mugs in two colours', input: { q: 'mug', attributes: ['colour:sand', 'colour:slate'] } },
  ],
})

export const suggest = defineMethod({
  ...everyone,
  http: 'GET /v1/search/suggestions',
  summary: 'Words, categories and products that begin with what was typed',
  input: SuggestInput,
  output: Suggestions,
  cacheSeconds: 5,
  examples: [{ name: 'three letters', input: { q: 'tea' } }],
})
