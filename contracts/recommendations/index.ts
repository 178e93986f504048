import { defineContract, defineMethod } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import { Type } from 'typebox'
import { ProductId, ProductKey, Slug } from '../catalog/values.ts'
import { listRebuilds, rebuildRecommendations } from './rebuild.ts'

export { Rebuild } from './rebuild.ts'

const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
  cacheSeconds: 60,
} as const

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 24, default: 8 }))

export const Recommendation = Type.Object({
  productId: ProductId,
  slug: Slug,
  reason: Type.String({
    description:
      'bought-together: in the same orders; goes-with: chosen by the brand; similar: of its kind; popular: ordered most; new. An open list',
    examples: ['bought-together'],
  }),
})
const answer = Type.Object({ items: Type.Array(Recommendation) })

const cold =
  'Where too little was ordered yet the answer is filled with what comes next, so that a young shop shows something too.'

export const listBoughtTogether = defineMethod({
  ...everyone,
  http: 'GET /v1/recommendations/bought-together',
  summary: 'What is ordered together with these products: for a product page or a cart',
  description: `Never one of the products themselves, never what is not on sale. ${cold}`,
  input: Type.Object({ products: Type.Array(ProductKey, { minItems: 1, maxItems: 20 }), limit }),
  output: answer,
  examples: [{ name: 'for a cart', input: { products: ['oak-side-table', 'linen-apron'], limit: 4 } }],
})

export const listSimilar = defineMethod({
  ...everyone,
  http: 'GET /v1/recommendations/similar',
  summary: 'Products of the same kind as this one, the most alike first',
  description: cold,
  input: Type.Object({ product: ProductKey, limit }),
  output: answer,
  examples: [{ name: 'for a product page', input: { product: 'oak-side-table' } }],
})

export const listPopular = defineMethod({
  ...everyone,
  http: 'GET /v1/recommendations/popular',
  summary: 'What is ordered most lately; the newest in a shop without orders',
  input: Type.Object({ limit }),
  output: answer,
})

/** It publishes nothing: whoever needs an answer asks for it. */
export const recommendationsContract = defineContract('recommendations', {
  methods: {
    ...{ listBoughtTogether, listSimilar, listPopular, rebuildRecommendations, listRebuilds },
    ...deadLetterMethods('recommendations'),
  },
  events: {},
})
