import { Type } from 'typebox'
import { Quote, QuoteLine, ShipTo } from '../pricing/index.ts'
import { Channel, CouponCode, Currency, Instant, Language, Sku } from '../pricing/values.ts'
import { CartId, LineId, LineOptions, Note, Quantity, Version } from './values.ts'

const { lineId: _, sku: __, quantity: ___, ...pricedLine } = QuoteLine.properties

/** What the cart keeps; everything else in its answer is computed when it is asked for. */
const kept = {
  id: CartId,
  version: Version,
  channel: Channel,
  currency: Currency,
  language: Type.Optional(Language),
  coupons: Type.Array(CouponCode),
  note: Type.Optional(Note),
  shipTo: Type.Optional(ShipTo),
  shippingOption: Type.Optional(Type.String()),
  expiresAt: Instant,
}
const keptLine = {
  lineId: LineId,
  sku: Sku,
  quantity: Quantity,
  options: LineOptions,
  note: Type.Optional(Note),
}

export const CartLine = Type.Object({
  ...keptLine,
  available: Type.Optional(
    Type.Integer({ description: 'How many can be promised now; absent when it is not tracked' }),
  ),
  price: Type.Optional(
    Type.Object(pricedLine, {
      description: 'What is sold and what it costs; absent when it cannot be bought',
    }),
  ),
})

export const CartProblem = Type.Object({
  code: Type.String({
    description:
      'Of the cart: out_of_stock, insufficient_stock, price_changed, quantity_not_allowed. Of pricing: see its quote; for instance sku_unknown, not_sold_in_currency, coupon_not_applied, shipping_option_unknown',
  }),
  detail: Type.String(),
  lineId: Type.Optional(LineId),
  coupon: Type.Optional(CouponCode),
  blocking: Type.Boolean({ description: 'true: it cannot be ordered like this' }),
  data: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'available; before and after (money); least, most and step',
    }),
  ),
})

const { lines, problems, customerId, customerGroup, shipTo, channel, currency, ...breakdown } =
  Quote.properties

export const Cart = Type.Object({
  ...kept,
  lines: Type.Array(CartLine),
  ...breakdown,
  problems: Type.Array(CartProblem),
  token: Type.Optional(
    Type.String({ description: 'Only in the answer that created a cart outside of a session; keep it' }),
  ),
})

/** For checkout: what is in it, without prices. */
export const CartContent = Type.Object({
  ...kept,
  customerId: Type.Optional(Type.String()),
  lines: Type.Array(Type.Object(keptLine)),
  orderId: Type.Optional(Type.String({ description: 'Set when it was ordered' })),
})
