import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { buyers } from './access.ts'
import { Checkout, checkoutFields, Instrument, Problem, secret } from './checkout.ts'
import { Channel, CheckoutId, Currency, Quantity, Sku } from './values.ts'

const problems = Type.Object({ problems: Type.Array(Problem) })
const closed = {
  checkout_closed: { status: 409, description: 'It is completed, cancelled or expired' },
} as const

export const startCheckout = defineMethod({
  ...buyers,
  http: 'POST /v1/checkouts',
  summary: 'Begin to buy a cart, or lines without a cart',
  description:
    'One cart has one open checkout: starting again answers the same. Without a session the answer holds a secret that every later call needs.',
  input: Type.Object({
    cartId: Type.Optional(Type.String({ pattern: '^cart_[0-9a-z]{26}$' })),
    cartToken: Type.Optional(
      Type.String({ minLength: 20, maxLength: 100, description: 'Of a cart that belongs to no session' }),
    ),
    lines: Type.Optional(
      Type.Array(Type.Object({ sku: Sku, quantity: Quantity }), { minItems: 1, maxItems: 100 }),
    ),
    channel: Type.Optional(Channel),
    currency: Type.Optional(Currency),
    ...checkoutFields,
  }),
  output: Type.Object({ ...Checkout.properties, secret }),
  errors: {
    cart_empty: { status: 409, description: 'There is nothing in the cart' },
    cart_unknown: { status: 404, description: 'There is no such cart for this caller' },
  },
  idempotency: 'optional',
  success: 201,
  examples: [
    {
      name: 'lines of a guest',
      input: { lines: [{ sku: 'MUG-SAND', quantity: 2 }], currency: 'EUR', email: 'ada@example.com' },
    },
  ],
})

export const getCheckout = defineMethod({
  ...buyers,
  http: 'GET /v1/checkouts/:id',
  summary: 'A checkout with what it costs now and what is missing',
  input: Type.Object({ id: CheckoutId, secret }),
  output: Checkout,
  etag: true,
})

export const updateCheckout = defineMethod({
  ...buyers,
  http: 'PATCH /v1/checkouts/:id',
  summary: 'Fill in address, delivery, coupons, gift cards',
  input: Type.Object({ id: CheckoutId, secret, ...checkoutFields }),
  output: Checkout,
  errors: {
    ...closed,
    checkout_busy: { status: 409, description: 'It is being completed, or waits for the payment' },
  },
  idempotency: 'optional',
  etag: true,
  ifMatch: 'optional',
})

export const completeCheckout = defineMethod({
  ...buyers,
  http: 'POST /v1/checkouts/:id/complete',
  summary: 'Pay and place the order',
  description:
    'Completes once, however often it is called: later calls answer the same order. While one runs, another is told to come back (409, Retry-After). Status requires_action: send the buyer to `action.url`, then call continueCheckout. Status completing: it goes on by itself; ask again.',
  input: Type.Object({
    id: CheckoutId,
    secret,
    instrument: Type.Optional(Instrument),
    returnUrl: Type.Optional(Type.String({ maxLength: 2000, pattern: '^https?://' })),
    expectedTotal: Type.Optional(
      Type.Integer({ minimum: 0, description: 'What the buyer was shown; another total is refused' }),
    ),
  }),
  output: Checkout,
  errors: {
    ...closed,
    checkout_incomplete: { status: 409, description: 'Something is missing or wrong', data: problems },
    total_changed: { status: 409, description: 'It costs something else now; show it and ask again' },
    instrument_missing: { status: 422, description: 'There is something to pay, and nothing to pay it with' },
    insufficient_stock: { status: 409, description: 'Not everything is there any more', data: problems },
    coupon_refused: {
      status: 409,
      description:
        'A coupon cannot be used any more, or a campaign that lowered the price is spent: show it and ask again',
      data: problems,
    },
    tender_refused: { status: 409, description: 'A gift card or the credit no longer covers its part' },
    payment_failed: { status: 402, description: 'The payment was declined; try another one' },
    quote_refused: { status: 409, description: 'It cannot be priced as it stands', data: problems },
  },
  idempotency: 'optional',
  timeoutMs: 30_000,
  examples: [
    {
      name: 'with a card token',
      input: {
        id: 'chk_01jd0000000000000000000001',
        instrument: { kind: 'token', token: 'tok_4x7m2c9q1s8e' },
        returnUrl: 'https://shop.example/checkout/return',
      },
    },
  ],
})

export const continueCheckout = defineMethod({
  ...buyers,
  http: 'POST /v1/checkouts/:id/continue',
  summary: 'The buyer came back from the payment page',
  description: 'The provider is asked what happened; nothing that the browser says is believed.',
  input: Type.Object({ id: CheckoutId, secret }),
  output: Checkout,
  idempotency: 'optional',
  timeoutMs: 30_000,
})

export const cancelCheckout = defineMethod({
  ...buyers,
  http: 'POST /v1/checkouts/:id/cancel',
  summary: 'Give up; holds are released',
  input: Type.Object({ id: CheckoutId, secret }),
  output: Checkout,
  errors: { checkout_completed: { status: 409, description: 'There is an order: cancel that instead' } },
  idempotency: 'optional',
})
