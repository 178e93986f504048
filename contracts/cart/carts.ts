import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { ShipTo } from '../pricing/index.ts'
import { Channel, CouponCode, Currency, Language, Sku } from '../pricing/values.ts'
import { Cart } from './cart.ts'
import { CartId, CartToken, LineId, LineOptions, Note, Quantity } from './values.ts'

const everyone = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key', 'system'],
} as const
const owners = { visibility: 'public', actors: ['guest', 'customer'] } as const
const customers = { visibility: 'public', actors: ['customer'] } as const
const id = { id: CartId, token: Type.Optional(CartToken) }

const errors = {
  cart_not_found: {
    status: 404,
    description: 'There is no such cart, it has expired, or it is not yours: all look alike',
  },
  cart_closed: {
    status: 409,
    description: 'It was ordered, or merged into another cart: `data` says which',
    data: Type.Object({ orderId: Type.Optional(Type.String()), mergedInto: Type.Optional(CartId) }),
  },
} as const
const lineErrors = {
  ...errors,
  line_not_found: { status: 404, description: 'There is no such line in the cart' },
} as const
const full = {
  cart_full: { status: 422, description: 'A cart takes a limited number of lines, coupons and units' },
} as const
const edit = { ifMatch: 'optional', etag: true } as const
const newLine = {
  sku: Sku,
  quantity: Type.Optional({ ...Quantity, default: 1 }),
  options: Type.Optional(LineOptions),
  note: Type.Optional(Note),
}

export const createCart = defineMethod({
  ...everyone,
  http: 'POST /v1/carts',
  summary: 'Open a cart, or put something into the one you have',
  description:
    'A guest session or a customer has one open cart; for them the lines are added to it. Without a session the answer holds the token that later calls need.',
  input: Type.Object({
    currency: Currency,
    channel: Type.Optional({ ...Channel, default: 'default' }),
    language: Type.Optional(Language),
    lines: Type.Optional(Type.Array(Type.Object(newLine), { maxItems: 100 })),
    coupons: Type.Optional(Type.Array(CouponCode, { maxItems: 10 })),
  }),
  output: Cart,
  errors: full,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [
    { name: 'empty', input: { currency: 'EUR' } },
    { name: 'with a mug', input: { currency: 'EUR', lines: [{ sku: 'MUG-SAND', quantity: 2 }] } },
  ],
})

export const getCart = defineMethod({
  ...everyone,
  http: 'GET /v1/carts/:id',
  summary: 'One cart, priced now, with everything that keeps it from being ordered',
  input: Type.Object(id),
  output: Cart,
  errors,
})

export const getMyCart = defineMethod({
  ...owners,
  http: 'GET /v1/cart',
  summary: 'The open cart of this guest session or customer',
  input: Type.Object({}),
  output: Cart,
  errors: { cart_not_found: errors.cart_not_found },
})

export const updateCart = defineMethod({
  ...everyone,
  http: 'PATCH /v1/carts/:id',
  summary: 'Change what is not a line: currency, language, note, destination, shipping option',
  description:
    'What is left out stays. An empty note, or null for the destination or the option, takes it away.',
  input: Type.Object({
    ...id,
    currency: Type.Optional(Currency),
    language: Type.Optional(Language),
    note: Type.Optional(Note),
    shipTo: Type.Optional(Type.Union([ShipTo, Type.Null()])),
    shippingOption: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Null()])),
    acceptPrices: Type.Optional(
      Type.Boolean({ description: 'The buyer has seen the prices as they are: no price_changed any more' }),
    ),
  }),
  output: Cart,
  errors,
  idempotency: 'optional',
  ...edit,
})

export const addLine = defineMethod({
  ...everyone,
  http: 'POST /v1/carts/:id/lines',
  summary: 'Put a variant into the cart',
  description:
    'A line with the same SKU and options grows. With an Idempotency-Key a repeated call adds nothing more.',
  input: Type.Object({ ...id, ...newLine }),
  output: Cart,
  errors: {
    ...errors,
    ...full,
    sku_not_sold: { status: 422, description: 'No published product has this SKU, or not in this currency' },
  },
  idempotency: 'optional',
  success: 201,
  ...edit,
  examples: [
    {
      name: 'an engraved mug',
      input: {
        id: 'cart_01jd0000000000000000000001',
        sku: 'MUG-SAND',
        quantity: 1,
        options: { engraving: 'For Ada' },
      },
    },
  ],
})

export const updateLine = defineMethod({
  ...everyone,
  http: 'PATCH /v1/carts/:id/lines/:lineId',
  summary: 'Change the quantity, options or note of a line; a quantity of 0 removes it',
  input: Type.Object({
    ...id,
    lineId: LineId,
    quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    options: Type.Optional(LineOptions),
    note: Type.Optional(Note),
  }),
  output: Cart,
  errors: { ...lineErrors, ...full },
  idempotency: 'optional',
  ...edit,
})

export const removeLine = defineMethod({
  ...everyone,
  http: 'DELETE /v1/carts/:id/lines/:lineId',
  summary: 'Take a line out of the cart; one that is gone already is no error',
  input: Type.Object({ ...id, lineId: LineId }),
  output: Cart,
  errors,
  ...edit,
})

export const addCoupon = defineMethod({
  ...everyone,
  http: 'PUT /v1/carts/:id/coupons/:code',
  summary: 'Attach a coupon; whether it applies is in couponResults',
  input: Type.Object({ ...id, code: CouponCode }),
  output: Cart,
  errors: { ...errors, ...full },
  ...edit,
})

export const removeCoupon = defineMethod({
  ...everyone,
  http: 'DELETE /v1/carts/:id/coupons/:code',
  summary: 'Detach a coupon; one that is gone already is no error',
  input: Type.Object({ ...id, code: CouponCode }),
  output: Cart,
  errors,
  ...edit,
})

export const deleteCart = defineMethod({
  ...everyone,
  http: 'DELETE /v1/carts/:id',
  summary: 'Throw a cart away',
  input: Type.Object(id),
  output: Type.Null(),
  errors: { cart_not_found: errors.cart_not_found },
  success: 204,
})

export const claimCart = defineMethod({
  ...customers,
  http: 'POST /v1/carts/:id/claim',
  summary: 'A customer takes over a cart that was opened without a session',
  description:
    'Into the cart the customer has, by the rule of signing in: of equal lines the larger quantity counts, all others are joined. Repeating it answers the same cart.',
  input: Type.Object({ id: CartId, token: CartToken }),
  output: Cart,
  errors,
  etag: true,
})
