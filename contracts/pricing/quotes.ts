import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone, neighbours } from './access.ts'
import { FrozenQuote, Quote, QuoteProblem, quoteInput } from './quote.ts'
import { CallerId, Channel, Currency, Instant, Money, Quantity, Sku } from './values.ts'

export const getPrices = defineMethod({
  ...everyone,
  http: 'GET /v1/prices',
  summary: 'What up to 100 SKUs cost whoever asks, with quantity breaks, before promotions',
  description: 'SKUs that are unknown or not sold in the currency are left out.',
  input: Type.Object({
    skus: Type.Array(Sku, { minItems: 1, maxItems: 100 }),
    currency: Currency,
    channel: Type.Optional({ ...Channel, default: 'default' }),
  }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        sku: Sku,
        listUnit: Money,
        unit: { ...Money, description: 'For one unit' },
        breaks: Type.Array(Type.Object({ minQuantity: Quantity, unit: Money }), {
          description: 'Other prices for more units, ascending',
        }),
      }),
    ),
  }),
  examples: [{ name: 'one mug', input: { skus: ['MUG-SAND'], currency: 'EUR' } }],
})

export const quote = defineMethod({
  ...neighbours,
  http: 'POST /v1/quotes',
  summary: 'What a cart costs, explained line by line; nothing is kept',
  description:
    'Lines that cannot be priced are left out and named in `problems`. The steps of a line sum to its total, lines and shipping sum to the total.',
  input: Type.Object(quoteInput),
  output: Quote,
  examples: [
    {
      name: 'two mugs to Berlin',
      input: {
        currency: 'EUR',
        lines: [{ lineId: 'line_1', sku: 'MUG-SAND', quantity: 2 }],
        coupons: ['WELCOME10'],
        shipTo: { country: 'DE', postcode: '10119' },
      },
    },
  ],
})

export const freezeQuote = defineMethod({
  ...neighbours,
  http: 'POST /v1/quotes/frozen',
  summary: 'Quote, and keep the answer: what is charged',
  description:
    'Repeating a call with the same id and cart repeats the answer, whatever changed since; another attempt takes another id. A cart with a blocking problem is refused. Coupons that did not apply are not: hold those whose result is `applied`.',
  input: Type.Object({
    id: CallerId,
    ...quoteInput,
    expiresAt: Instant,
    expected: Type.Optional({ ...Money, description: 'The total that the buyer saw: no other is frozen' }),
  }),
  output: FrozenQuote,
  errors: {
    quote_refused: {
      status: 422,
      description: 'It cannot be ordered like this; nothing was kept',
      data: Type.Object({ problems: Type.Array(QuoteProblem) }),
    },
    total_changed: {
      status: 409,
      description: 'It would cost something else than expected; nothing was kept',
      data: Type.Object({ total: Money }),
    },
    quote_differs: { status: 409, description: 'This id already keeps the quote of another cart' },
  },
  success: 201,
})

export const extendQuote = defineMethod({
  ...neighbours,
  http: 'POST /v1/quotes/frozen/:quoteId/extend',
  summary: 'Move the expiry of a frozen quote; it never moves back',
  input: Type.Object({ quoteId: CallerId, expiresAt: Instant }),
  output: FrozenQuote,
})

export const getQuote = defineMethod({
  ...neighbours,
  http: 'GET /v1/quotes/frozen/:quoteId',
  summary: 'A frozen quote, also an expired one; it is kept for 30 days after its expiry',
  input: Type.Object({ quoteId: CallerId }),
  output: FrozenQuote,
})
