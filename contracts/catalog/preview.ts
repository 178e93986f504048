import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone, readers } from './access.ts'
import { ProductDetail } from './product.ts'
import { ProductStatus } from './staff-product.ts'
import { Instant, Language, ProductId } from './values.ts'

export const createPreview = defineMethod({
  ...readers,
  http: 'POST /v1/admin/products/:id/preview',
  summary: 'A link that shows a product as it is now, also a draft, to whoever has it',
  description: 'It shows the product as it is when it is opened, and stops after an hour.',
  input: Type.Object({ id: ProductId }),
  output: Type.Object({
    path: Type.String({ description: 'Of the page in the shop, with the token' }),
    token: Type.String(),
    expiresAt: Instant,
  }),
  errors: { product_not_found: { status: 404, description: 'There is no such product' } },
  success: 201,
})

export const getPreview = defineMethod({
  ...everyone,
  http: 'GET /v1/previews/:token',
  summary: 'The product of a preview link, as its page would show it',
  input: Type.Object({
    token: Type.String({ minLength: 1, maxLength: 500, pattern: '^[A-Za-z0-9_.-]+$' }),
    language: Type.Optional(Language),
  }),
  output: Type.Object({
    product: ProductDetail,
    status: ProductStatus,
    expiresAt: Instant,
  }),
  errors: {
    preview_not_found: {
      status: 404,
      description: 'The link is not one of this shop, has expired, or its product is gone',
    },
  },
})
