import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { CategoryId, Code, Currency, ProductId, Sku, Slug, VariantId } from './values.ts'

const product = { productId: ProductId, slug: Slug }
const skus = Type.Array(Sku, { description: 'Of all its variants' })

export const productCreated = defineEvent(
  'catalog.product-created',
  1,
  Type.Object({ ...product, skus }),
  'A product exists; not yet visible unless it was published with it',
)
export const productUpdated = defineEvent(
  'catalog.product-updated',
  1,
  Type.Object({
    ...product,
    skus,
    changed: Type.Array(Type.String(), { description: 'Top-level fields that are not what they were' }),
  }),
  'Something that describes a product changed',
)
export const productPublished = defineEvent(
  'catalog.product-published',
  1,
  Type.Object({ ...product, skus }),
  'A product became visible to everyone',
)
export const productUnpublished = defineEvent(
  'catalog.product-unpublished',
  1,
  Type.Object(product),
  'A product is no longer visible to everyone',
)
export const productScheduled = defineEvent(
  'catalog.product-scheduled',
  1,
  Type.Object({ ...product, publishAt: Type.String() }),
  'A product will be published at a time',
)
export const productDeleted = defineEvent(
  'catalog.product-deleted',
  1,
  Type.Object({ ...product, skus }),
  'A product is gone, with all its variants',
)
export const priceChanged = defineEvent(
  'catalog.price-changed',
  1,
  Type.Object({
    productId: ProductId,
    prices: Type.Array(
      Type.Object({
        variantId: VariantId,
        sku: Sku,
        currency: Currency,
        amount: Type.Union([Type.Integer(), Type.Null()], { description: 'null: not sold in it any more' }),
        before: Type.Union([Type.Integer(), Type.Null()], { description: 'null: was not sold in it' }),
      }),
    ),
  }),
  'Base prices of variants changed, appeared or went away',
)
const category = { categoryId: CategoryId, slug: Slug }
export const categoryCreated = defineEvent(
  'catalog.category-created',
  1,
  Type.Object(category),
  'A category exists',
)
export const categoryChanged = defineEvent(
  'catalog.category-changed',
  1,
  Type.Object({ ...category, moved: Type.Boolean({ description: 'It has another parent' }) }),
  'A category has other texts, another address or another place in the tree',
)
export const categoryDeleted = defineEvent(
  'catalog.category-deleted',
  1,
  Type.Object(category),
  'A category is gone',
)
export const attributeChanged = defineEvent(
  'catalog.attribute-changed',
  1,
  Type.Object({ code: Code, deleted: Type.Boolean() }),
  'The definition of an attribute was created, changed or deleted',
)
