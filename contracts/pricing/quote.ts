import { Type } from 'typebox'
import {
  CampaignId,
  Channel,
  Code,
  Country,
  CouponCode,
  Currency,
  Group,
  Instant,
  Language,
  Money,
  Postcode,
  Quantity,
  Region,
  Sku,
} from './values.ts'

export const LineId = Type.String({ minLength: 1, maxLength: 64, description: 'Unique in the cart' })
/** Where the goods go, as far as price depends on it. */
export const ShipTo = Type.Object({
  country: Country,
  region: Type.Optional(Region),
  postcode: Type.Optional(Postcode),
})
export const ShippingOptionId = Type.String({ minLength: 1, maxLength: 120, examples: ['zone_de.parcel'] })
const CustomerId = Type.String({ minLength: 1, maxLength: 64 })

export const quoteInput = {
  channel: Type.Optional({ ...Channel, default: 'default' }),
  currency: Currency,
  language: Type.Optional(Language),
  customerId: Type.Optional(CustomerId),
  customerGroup: Type.Optional({ ...Group, description: 'Without it the group that the customer is in' }),
  lines: Type.Array(Type.Object({ lineId: LineId, sku: Sku, quantity: Quantity }), { maxItems: 100 }),
  coupons: Type.Optional(Type.Array(CouponCode, { maxItems: 20 })),
  withoutCampaigns: Type.Optional(
    Type.Boolean({ description: 'Leaves out their promotions: for what will hold nothing of a budget' }),
  ),
  shipTo: Type.Optional(ShipTo),
  shippingOption: Type.Optional(ShippingOptionId),
}

/** Enums are open: a reader ignores what it does not know. The amounts of the steps sum to the total beside them. */
export const Step = Type.Object({
  kind: Type.String({
    description:
      'list-price, price-list (the difference to it), promotion, shipping, free-from or tax (added to net prices)',
  }),
  amount: Money,
  label: Type.Optional(Type.String()),
  reference: Type.Optional(Type.String({ description: 'Id of the price list, promotion or tax rate' })),
  coupon: Type.Optional(CouponCode),
})

export const LineTax = Type.Object({
  name: Type.String(),
  ratePpm: Type.Integer(),
  reference: Type.String({ description: 'Id of the tax rate' }),
  amount: Money,
})

const priced = {
  steps: Type.Array(Step),
  subtotal: { ...Money, description: 'Before promotions' },
  discount: { ...Money, description: 'What promotions take off, not negative and at most the subtotal' },
  taxes: Type.Array(LineTax, { description: 'Contained in gross prices, added to net prices' }),
  tax: { ...Money, description: 'Sum of the taxes' },
  total: { ...Money, description: 'What is paid, with tax' },
}

export const QuoteLine = Type.Object({
  lineId: LineId,
  sku: Sku,
  quantity: Quantity,
  productId: Type.String(),
  variantId: Type.String(),
  productSlug: Type.String(),
  title: Type.String(),
  optionText: Type.String(),
  image: Type.Optional(Type.String()),
  taxClass: Code,
  weightGrams: Type.Optional(Type.Integer()),
  shipped: Type.Boolean({ description: 'false for what needs no shipping: products tagged `digital`' }),
  listUnit: { ...Money, description: 'Price of one in the catalogue' },
  unit: { ...Money, description: 'Price of one here, before promotions' },
  ...priced,
})

export const ShippingOption = Type.Object({
  id: ShippingOptionId,
  code: Code,
  label: Type.String(),
  price: { ...Money, description: 'After promotions, in the sense of the prices: gross or net' },
  before: Type.Optional({ ...Money, description: 'Without promotions, where they change it' }),
  days: Type.Optional(Type.Object({ least: Type.Integer(), most: Type.Integer() })),
})

export const QuoteProblem = Type.Object({
  code: Type.String({
    description:
      'sku_unknown, not_sold_in_currency, market_unknown, shipping_address_required, no_shipping_there, shipping_option_required, shipping_option_unknown, coupon_not_applied',
  }),
  detail: Type.String(),
  lineId: Type.Optional(LineId),
  coupon: Type.Optional(CouponCode),
  blocking: Type.Boolean({ description: 'true: it cannot be ordered like this' }),
})

export const Discount = Type.Object({
  promotionId: Type.String(),
  label: Type.String(),
  coupon: Type.Optional(CouponCode),
  campaignId: Type.Optional({
    ...CampaignId,
    description: 'Whose budget it is of: hold it with the coupons',
  }),
  on: Type.String({ description: 'items or shipping' }),
  amount: { ...Money, description: 'Taken off, as a positive amount' },
})

export const CouponResult = Type.Object({
  code: CouponCode,
  status: Type.String({
    description:
      'applied, or why not: unknown, inactive, used_up, used_by_customer, sign_in_required, not_applicable, superseded',
  }),
  label: Type.Optional(Type.String()),
  promotionId: Type.Optional(Type.String()),
})

export const Tax = Type.Object({
  ...LineTax.properties,
  base: { ...Money, description: 'Net amount that it is of' },
  included: Type.Boolean({ description: 'Contained in the prices; otherwise added to them' }),
})

export const Total = Type.Object({
  kind: Type.String({
    description:
      'items, discount, shipping, shipping-discount, tax, total: those with `counts` sum to the total',
  }),
  amount: Money,
  counts: Type.Boolean(),
})

export const Quote = Type.Object({
  channel: Channel,
  currency: Currency,
  customerId: Type.Optional(CustomerId),
  customerGroup: Type.Optional(Group),
  shipTo: Type.Optional(ShipTo),
  pricesIncludeTax: Type.Boolean(),
  lines: Type.Array(QuoteLine, { description: 'Those that can be priced, in the order asked' }),
  shippingOptions: Type.Array(ShippingOption),
  shipping: Type.Optional(
    Type.Object({ option: ShippingOptionId, code: Code, label: Type.String(), ...priced }),
  ),
  discounts: Type.Array(Discount),
  taxes: Type.Array(Tax),
  totals: Type.Array(Total),
  total: Money,
  couponResults: Type.Array(CouponResult),
  problems: Type.Array(QuoteProblem),
})

export const FrozenQuote = Type.Object({
  quoteId: Type.String(),
  frozenAt: Instant,
  expiresAt: Instant,
  ...Quote.properties,
})
