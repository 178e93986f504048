import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { ProductInput, ProductPatch, ProductStatus, StaffProduct, StaffProductRow } from './staff-product.ts'
import {
  Amount,
  CategoryKey,
  Currency,
  Instant,
  ProductId,
  pageInput,
  pageOf,
  Sku,
  Tag,
  Version,
} from './values.ts'

const notFound = { product_not_found: { status: 404, description: 'There is no such product' } } as const
const changed = {
  product_changed: {
    status: 412,
    description: 'Somebody else changed it since it was read: read it again',
    data: Type.Object({ version: Version }),
  },
} as const
const invalid = {
  product_invalid: {
    status: 422,
    description: 'Fields contradict each other or something that exists',
    data: Type.Object({
      problems: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  },
} as const
const id = Type.Object({ id: ProductId })

export const listStaffProducts = defineMethod({
  ...readers,
  http: 'GET /v1/admin/products',
  summary: 'Products of any status, for staff',
  input: Type.Object({
    status: Type.Optional(ProductStatus),
    category: Type.Optional({
      ...CategoryKey,
      description: 'Only products of this category or of one below it; none if there is no such category',
    }),
    tag: Type.Optional(Tag),
    without: Type.Optional(
      Type.Union([Type.Literal('picture'), Type.Literal('price'), Type.Literal('category')], {
        description: 'Only products that lack it',
      }),
    ),
    sort: Type.Optional(
      Type.Union(
        [
          Type.Literal('changed'),
          Type.Literal('newest'),
          Type.Literal('title-asc'),
          Type.Literal('title-desc'),
        ],
        { default: 'changed', description: 'Last changed, last created, or by title' },
      ),
    ),
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'Part of a title or slug, or a whole SKU' }),
    ),
    ...pageInput,
  }),
  output: Type.Object({
    ...pageOf(StaffProductRow).properties,
    total: Type.Optional(
      Type.Integer({ description: 'On the first page: how many there are, counted up to 1,000' }),
    ),
    totalIsLeast: Type.Optional(Type.Boolean({ description: 'There are more than were counted' })),
  }),
})

export const getManyStaffProducts = defineMethod({
  ...readers,
  http: 'GET /v1/admin/batch/products',
  summary: 'Up to 100 products of any status by id, as they are edited',
  input: Type.Object({ ids: Type.Array(ProductId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(StaffProduct), missing: Type.Array(Type.String()) }),
})

export const getStaffProduct = defineMethod({
  ...readers,
  http: 'GET /v1/admin/products/:id',
  summary: 'One product of any status, with every language, as it is edited',
  input: id,
  output: StaffProduct,
  errors: notFound,
  etag: true,
})

export const createProduct = defineMethod({
  ...editors,
  http: 'POST /v1/admin/products',
  summary: 'Create a product as a draft',
  input: ProductInput,
  output: StaffProduct,
  errors: invalid,
  success: 201,
  idempotency: 'optional',
  etag: true,
  bodyLimitBytes: 2_000_000,
  examples: [
    {
      name: 'a mug in two colours',
      input: {
        texts: { en: { title: 'Stoneware mug' }, de: { title: 'Becher aus Steinzeug' } },
        options: [
          {
            code: 'colour',
            labels: { en: 'Colour', de: 'Farbe' },
            values: [
              { code: 'sand', labels: { en: 'Sand' }, swatch: '#d8c7a8' },
              { code: 'slate', labels: { en: 'Slate', de: 'Schiefer' }, swatch: '#5b6770' },
            ],
          },
        ],
        variants: [
          { sku: 'MUG-SAND', options: { colour: 'sand' }, prices: [{ currency: 'EUR', amount: 1800 }] },
          { sku: 'MUG-SLATE', options: { colour: 'slate' }, prices: [{ currency: 'EUR', amount: 1900 }] },
        ],
        tags: ['new'],
      },
    },
  ],
})

export const updateProduct = defineMethod({
  ...editors,
  http: 'PATCH /v1/admin/products/:id',
  summary: 'Change a product',
  description:
    'What is given replaces what is there, field by field. A new slug leaves a redirect behind. Variants are matched by id, then by SKU; the ones left out are removed.',
  input: Type.Object({ ...id.properties, ...ProductPatch.properties }),
  output: StaffProduct,
  errors: { ...notFound, ...changed, ...invalid },
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
  bodyLimitBytes: 2_000_000,
  examples: [{ name: 'new tags', input: { id: 'prod_01jd0000000000000000000001', tags: ['new', 'gift'] } }],
})

export const setPrices = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/products/:id/prices',
  summary: 'Set prices of some variants and currencies, leaving the rest',
  input: Type.Object({
    ...id.properties,
    prices: Type.Array(
      Type.Object({
        sku: Sku,
        currency: Currency,
        amount: Type.Union([Amount, Type.Null()], { description: 'null: not sold in this currency' }),
        compareAtAmount: Type.Optional(Amount),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
  }),
  output: StaffProduct,
  errors: { ...notFound, ...changed, ...invalid },
  ifMatch: 'required',
  etag: true,
})

export const duplicateProduct = defineMethod({
  ...editors,
  http: 'POST /v1/admin/products/:id/duplicate',
  summary: 'A draft that is like a product',
  description:
    'With an address and SKUs of its own (the former with a number), without barcodes and the identifier of another system.',
  input: id,
  output: StaffProduct,
  errors: { ...notFound, ...invalid },
  success: 201,
  idempotency: 'optional',
  etag: true,
})

const move = {
  ...editors,
  input: id,
  output: StaffProduct,
  idempotency: 'optional',
  ifMatch: 'optional',
  etag: true,
} as const

export const publishProduct = defineMethod({
  ...move,
  http: 'POST /v1/admin/products/:id/publish',
  summary: 'Make a product visible to everyone, now',
  errors: { ...notFound, ...changed, ...invalid },
})

export const scheduleProduct = defineMethod({
  ...move,
  http: 'POST /v1/admin/products/:id/schedule',
  summary: 'Make a product visible to everyone at a time',
  input: Type.Object({ ...id.properties, publishAt: Instant }),
  errors: { ...notFound, ...changed, ...invalid },
})

export const unpublishProduct = defineMethod({
  ...move,
  http: 'POST /v1/admin/products/:id/unpublish',
  summary: 'Take a product, or its schedule, back to draft',
  errors: { ...notFound, ...changed },
})

export const deleteProduct = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/products/:id',
  summary: 'Delete a product with its variants and redirects',
  input: id,
  output: Type.Object({ id: ProductId }),
  errors: { ...notFound, ...changed },
  ifMatch: 'required',
})
