import { type TSchema, Type } from 'typebox'

/** Chosen by the caller, so that a call that comes again is the same call. */
const ownId = (description: string) =>
  Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]*$', description })

export const PaymentId = ownId(
  "The caller's own id of the payment: repeating a call with it repeats the answer",
)
export const OperationId = ownId(
  "The caller's own id of the operation, unique within the payment: repeating a call with it never moves money twice",
)
export const OrderRef = ownId('The checkout or order that is paid')
export const Channel = Type.String({ minLength: 1, maxLength: 64, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })
export const Currency = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 4217 code',
  examples: ['EUR'],
})
export const Amount = Type.Integer({
  minimum: 0,
  maximum: 1_000_000_000_000,
  description: 'Minor units of the currency: 1234 EUR is 12.34 €',
})
export const Money = Type.Object({ amount: Amount, currency: Currency })
export const PositiveMoney = Type.Object({
  amount: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000, description: 'Minor units, at least one' }),
  currency: Currency,
})
export const Instant = Type.String({
  maxLength: 40,
  description: 'RFC 3339 in UTC',
  examples: ['2026-11-21T12:00:00.000Z'],
})
/** Told by people: a day that no calendar has is refused where it comes in. */
export const AskedInstant = Type.String({
  maxLength: 40,
  format: 'date-time',
  pattern: '^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?Z$',
  description: 'RFC 3339 in UTC, from the year 2000 on',
  examples: ['2026-11-21T12:00:00.000Z'],
})
export const ProviderName = Type.String({
  minLength: 1,
  maxLength: 32,
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'Who moves the money',
  examples: ['testbank', 'stripe'],
})

/** An open union: a new kind is a new word in `kind`, not another schema. */
export const Instrument = Type.Object(
  {
    kind: Type.String({
      minLength: 1,
      maxLength: 32,
      pattern: '^[a-z][a-z0-9-]*$',
      description:
        '`token`: what the card fields of the provider gave; `redirect`: the buyer pays on its page',
      examples: ['token', 'redirect'],
    }),
    token: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'Opaque. Whatever looks like a card number is refused',
        examples: ['tok_4x7m2c9q1s8e'],
      }),
    ),
    provider: Type.Optional(ProviderName),
  },
  { description: 'How the buyer pays, without card data: they never enter this system' },
)

export const Status = Type.String({
  description:
    'created, processing (outcome not known yet), requires_action, authorised, captured (at least in part), refunded (wholly), voided, failed, expired; an open list',
  examples: ['authorised'],
})

export const Failure = Type.Object(
  {
    code: Type.String({
      description: 'card_declined, insufficient_funds, expired_card, authentication_failed, …; an open list',
      examples: ['insufficient_funds'],
    }),
    detail: Type.String({ description: 'For people; in English' }),
    retry: Type.Boolean({
      description: 'Whether the same buyer may succeed with another instrument or later',
    }),
  },
  { description: 'Why the provider declined' },
)

export const Action = Type.Object(
  {
    kind: Type.String({ description: '`redirect`; an open list', examples: ['redirect'] }),
    url: Type.String({
      description: "Where the buyer's browser goes; it comes back to the payment's returnUrl",
    }),
    expiresAt: Instant,
  },
  { description: 'What the buyer has to do: 3-D Secure, or paying on the page of the provider' },
)

export const Payment = Type.Object({
  id: PaymentId,
  orderRef: Type.String(),
  provider: ProviderName,
  channel: Type.String(),
  status: Status,
  amount: Money,
  authorised: Money,
  capturable: Money,
  captured: Money,
  refunded: Money,
  refundable: Money,
  multiCapture: Type.Boolean({
    description:
      'Whether what a part capture leaves can be captured later; otherwise the first capture ends it',
  }),
  action: Type.Optional(Action),
  failure: Type.Optional(Failure),
  authorisedUntil: Type.Optional(Instant),
  version: Type.Integer({ minimum: 1 }),
  createdAt: Instant,
  updatedAt: Instant,
})

export const pageInput = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: 1024, description: '`next` of the page before; opaque' }),
  ),
}
export const pageOf = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
  })
