import { Type } from 'typebox'
import {
  Address,
  Channel,
  CheckoutId,
  Currency,
  CustomerId,
  Email,
  Instant,
  Language,
  LineId,
  Money,
  OrderId,
  OrderNumber,
  Quantity,
  Sku,
  Version,
  Word,
} from './values.ts'

/** An opaque token of a payment provider, tagged with its kind. No card number ever comes here. */
export const Instrument = Type.Object({
  kind: Type.String({
    minLength: 1,
    maxLength: 32,
    pattern: '^[a-z][a-z0-9-]*$',
    examples: ['token', 'redirect'],
  }),
  token: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  provider: Type.Optional(Type.String({ minLength: 1, maxLength: 32, pattern: '^[a-z][a-z0-9-]*$' })),
})

export const Problem = Type.Object({
  code: Type.String({
    description: 'For programs: out_of_stock, email_missing, coupon_not_applicable, campaign_spent, …',
  }),
  detail: Type.String(),
  pointer: Type.Optional(Type.String({ description: 'JSON pointer to what is wrong' })),
  lineId: Type.Optional(LineId),
  coupon: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String({ description: 'Why the coupon is not taken: unknown, used_up, …' })),
})

export const TotalLine = Type.Object({
  kind: Word(['subtotal', 'discount', 'shipping', 'tax', 'gift-card', 'store-credit', 'total', 'due']),
  label: Type.String(),
  money: Money,
  included: Type.Optional(
    Type.Boolean({ description: 'Already part of the other amounts, like tax in gross prices' }),
  ),
})

export const CheckoutLine = Type.Object({
  lineId: LineId,
  sku: Sku,
  title: Type.String(),
  quantity: Quantity,
  unitPrice: Money,
  discount: Money,
  tax: Money,
  total: Money,
})

export const ShippingOption = Type.Object({
  id: Type.String(),
  name: Type.String(),
  price: Money,
  chosen: Type.Boolean(),
})

export const Action = Type.Object({
  kind: Word(['redirect']),
  url: Type.String({ description: 'Where the buyer goes to confirm the payment' }),
})

export const checkoutStatuses = [
  'incomplete',
  'ready',
  'requires_action',
  'completing',
  'completed',
  'cancelled',
  'expired',
] as const

export const Checkout = Type.Object({
  id: CheckoutId,
  status: Word(checkoutStatuses),
  channel: Channel,
  currency: Currency,
  language: Language,
  cartId: Type.Optional(Type.String()),
  customerId: Type.Optional(CustomerId),
  email: Type.Optional(Email),
  shipTo: Type.Optional(Address),
  billTo: Type.Optional(Address),
  shippingOption: Type.Optional(Type.String()),
  shippingOptions: Type.Array(ShippingOption),
  coupons: Type.Array(Type.String()),
  giftCards: Type.Array(Type.String({ description: 'The last four characters of each code' })),
  useStoreCredit: Type.Boolean(),
  lines: Type.Array(CheckoutLine),
  totals: Type.Array(TotalLine, { description: 'Parts in the order they add up; the last is what is due' }),
  total: Money,
  due: Money,
  problems: Type.Array(Problem, { description: 'What keeps it from being completed; empty when ready' }),
  expiresAt: Instant,
  reservationExpiresAt: Type.Optional({
    ...Instant,
    description:
      'Until when the goods are held for it, while the payment waits for the buyer; then they may go to others',
  }),
  action: Type.Optional(Action),
  failure: Type.Optional(
    Type.Object(
      { code: Type.String(), detail: Type.String() },
      { description: 'Why the last attempt failed' },
    ),
  ),
  orderId: Type.Optional(OrderId),
  orderNumber: Type.Optional(OrderNumber),
  links: Type.Object({ self: Type.String(), order: Type.Optional(Type.String()) }),
  version: Version,
})

/** What a buyer may fill in, at the start or later. */
export const checkoutFields = {
  email: Type.Optional(Email),
  language: Type.Optional(Language),
  shipTo: Type.Optional(Address),
  billTo: Type.Optional(Address),
  shippingOption: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  coupons: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9][A-Za-z0-9-]*$' }), {
      maxItems: 10,
    }),
  ),
  giftCards: Type.Optional(
    Type.Array(Type.String({ minLength: 8, maxLength: 40 }), { maxItems: 5, description: 'Codes' }),
  ),
  useStoreCredit: Type.Optional(Type.Boolean()),
}

export const secret = Type.Optional(
  Type.String({
    minLength: 20,
    maxLength: 200,
    description: 'What startCheckout answered: for callers without a session or key of their own',
  }),
)
