import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors } from './access.ts'
import { CategoryId, Code, Currency, ProductId, Tag, Version } from './values.ts'

const categories = Type.Array(CategoryId, { minItems: 1, maxItems: 20, uniqueItems: true })
const tags = Type.Array(Tag, { minItems: 1, maxItems: 20, uniqueItems: true })

/** What is done to each product, all of it together. */
export const BulkChange = Type.Object(
  {
    addTags: Type.Optional(tags),
    removeTags: Type.Optional(tags),
    addCategories: Type.Optional(categories),
    removeCategories: Type.Optional(categories),
    taxCategory: Type.Optional(Code),
    prices: Type.Optional(
      Type.Object({
        currency: Currency,
        percent: Type.Integer({
          minimum: -99,
          maximum: 900,
          description: 'Up or down, rounded to the smallest unit half away from zero',
        }),
        keepFormer: Type.Optional(
          Type.Boolean({ default: false, description: 'Show the former price struck beside a lower one' }),
        ),
      }),
    ),
    status: Type.Optional(
      Type.Union([Type.Literal('draft'), Type.Literal('published')], {
        description: 'Publish, or take back to draft',
      }),
    ),
    remove: Type.Optional(Type.Boolean({ default: false, description: 'Delete them; alone' })),
  },
  { minProperties: 1 },
)

export const bulkEditProducts = defineMethod({
  ...editors,
  http: 'POST /v1/admin/bulk/products',
  summary: 'Change up to 200 products alike',
  description:
    'Each row has an outcome of its own: what cannot be changed is left as it is and says why, the rest is saved together. A version given for a product must be the one it is at.',
  input: Type.Object({
    products: Type.Array(Type.Object({ id: ProductId, version: Type.Optional(Version) }), {
      minItems: 1,
      maxItems: 200,
    }),
    change: BulkChange,
    dryRun: Type.Optional(
      Type.Boolean({ default: false, description: 'Check and count, and change nothing' }),
    ),
  }),
  output: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: ProductId,
        outcome: Type.String({ description: 'changed, unchanged or failed' }),
        version: Type.Optional(Version),
        code: Type.Optional(
          Type.String({ description: 'product_not_found, product_changed or product_invalid' }),
        ),
        problems: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
      }),
      { description: 'In the order given; a product that is given twice has its first row only' },
    ),
    changed: Type.Integer(),
    failed: Type.Integer(),
  }),
  errors: {
    change_invalid: { status: 422, description: 'Deleting stands alone: it goes with no other change' },
  },
  idempotency: 'optional',
  examples: [
    {
      name: 'a fifth off, with the former price shown',
      input: {
        products: [{ id: 'prod_01jd0000000000000000000001', version: 3 }],
        change: { prices: { currency: 'EUR', percent: -20, keepFormer: true }, addTags: ['sale'] },
      },
    },
  ],
})
