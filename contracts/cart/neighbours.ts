import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Channel, Instant, Language, Sku } from '../pricing/values.ts'
import { CartContent } from './cart.ts'
import { CartId, CartToken, Quantity, Version } from './values.ts'

const neighbours = { visibility: 'internal', actors: [] } as const
const notFound = {
  cart_not_found: { status: 404, description: 'There is no such cart, or the actor may not see it' },
} as const

export const readCart = defineMethod({
  ...neighbours,
  http: 'POST /v1/carts/:id/read',
  summary: 'What is in a cart, for a checkout on behalf of the actor of the call; not priced',
  description: 'Closed carts as well: `orderId` says what became of them.',
  input: Type.Object({ id: CartId, token: Type.Optional(CartToken) }),
  output: CartContent,
  errors: notFound,
})

export const getAbandonedCart = defineMethod({
  ...neighbours,
  http: 'POST /v1/carts/:id/abandoned',
  summary: 'What lies in a cart that was told to be abandoned, as long as it does',
  description: '`version` is the `aggregateVersion` of cart.cart-abandoned: every change makes another.',
  input: Type.Object({ id: CartId, version: Version }),
  output: Type.Object({
    customerId: Type.String(),
    language: Type.Optional(Language),
    lines: Type.Array(Type.Object({ sku: Sku, quantity: Quantity })),
  }),
  errors: {
    cart_not_abandoned: {
      status: 409,
      description: 'Meanwhile it was changed, emptied, ordered, merged into another, or is gone',
    },
  },
})

export const closeCart = defineMethod({
  ...neighbours,
  http: 'POST /v1/carts/:id/close',
  summary: 'The cart was ordered: nothing goes in or out any more',
  description: 'Repeating it with the same order changes nothing.',
  input: Type.Object({ id: CartId, orderId: Type.String({ minLength: 1, maxLength: 64 }) }),
  output: Type.Null(),
  errors: {
    ...notFound,
    cart_ordered: { status: 409, description: 'It became another order before' },
  },
  success: 204,
})

export const mergeGuestCart = defineMethod({
  ...neighbours,
  http: 'POST /v1/carts/merge',
  summary: "A guest's cart becomes the customer's, at sign-in; the event of signing in does the same later",
  input: Type.Object({
    guestId: Type.String({ minLength: 1, maxLength: 128 }),
    customerId: Type.String({ minLength: 1, maxLength: 64 }),
  }),
  output: Type.Object({
    cartId: Type.Union([CartId, Type.Null()], { description: "The customer's cart now; null without any" }),
  }),
})

export const countCreatedCarts = defineMethod({
  ...neighbours,
  http: 'POST /v1/carts/count-created',
  summary: 'How many carts were opened in these hours, whatever became of them',
  description: 'In UTC and in whole hours. What other replicas counted in the last seconds may be missing.',
  input: Type.Object({
    from: Instant,
    until: Instant,
    channel: Type.Optional(Channel),
  }),
  output: Type.Object({ carts: Type.Integer({ minimum: 0 }) }),
})
