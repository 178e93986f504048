import { type TSchema, Type } from 'typebox'
import {
  CampaignId,
  Channel,
  Code,
  Country,
  Currency,
  Group,
  Labels,
  Prices,
  PromotionId,
  Quantity,
  RatePpm,
  Schedule,
  Sku,
  stored,
} from './values.ts'

const list = <T extends TSchema>(item: T) => Type.Optional(Type.Array(item, { maxItems: 500 }))
const id = Type.String({ minLength: 1, maxLength: 64 })

/** Lines that match one of the fields; without any field every line. */
export const Target = Type.Object(
  {
    skus: list(Sku),
    productIds: list(id),
    categoryIds: list({ ...id, description: 'Also of an ancestor' }),
    tags: list(id),
    exceptSkus: list(Sku),
  },
  { description: 'Lines that match one of the fields; without any field every line' },
)

export const Effect = Type.Union(
  [
    Type.Object({ kind: Type.Literal('percent-off'), ratePpm: RatePpm, target: Type.Optional(Target) }),
    Type.Object({
      kind: Type.Literal('amount-off'),
      amounts: Prices,
      per: Type.Union([Type.Literal('order'), Type.Literal('unit')], {
        description: 'order: once, spread over the lines by largest remainder; unit: for each unit',
      }),
      target: Type.Optional(Target),
    }),
    Type.Object({
      kind: Type.Literal('buy-x-get-y'),
      buy: Type.Optional(Target),
      buyQuantity: Quantity,
      get: Type.Optional(Target),
      getQuantity: Quantity,
      ratePpm: Type.Optional({
        ...RatePpm,
        description: 'Off the units got; a million, free, is the default',
      }),
      mostTimes: Type.Optional(Quantity),
    }),
    Type.Object({
      kind: Type.Literal('free-shipping'),
      options: Type.Optional(Type.Array(Code, { maxItems: 50, description: 'Without it every option' })),
      countries: Type.Optional(Type.Array(Country, { maxItems: 250 })),
    }),
  ],
  { description: 'What it takes off. The units got are the cheapest ones' },
)

export const Conditions = Type.Object({
  minSubtotal: Type.Optional({
    ...Prices,
    description: 'Of the matching lines, before promotions; a currency that is missing never qualifies',
  }),
  minQuantity: Type.Optional(Quantity),
  target: Type.Optional(Target),
})

export const PromotionInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, description: 'For staff' }),
  labels: { ...Labels, description: 'For buyers, by language; a missing language falls back to the first' },
  effect: Effect,
  conditions: Type.Optional(Conditions),
  needsCoupon: Type.Optional(
    Type.Boolean({ default: false, description: 'Applies only to carts with one of its coupons' }),
  ),
  campaignId: Type.Optional({
    ...CampaignId,
    description: 'Applies only while this campaign runs and its budget covers it',
  }),
  channels: Type.Optional(Type.Array(Channel, { maxItems: 50 })),
  currencies: Type.Optional(Type.Array(Currency, { maxItems: 50 })),
  customerGroups: Type.Optional(Type.Array(Group, { maxItems: 50 })),
  priority: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 10_000, default: 100, description: 'Lower ones are applied first' }),
  ),
  stacking: Type.Optional(
    Type.Union([Type.Literal('combine'), Type.Literal('exclusive')], {
      default: 'combine',
      description:
        'exclusive: alone or not at all; a cart gets whichever is cheaper for the buyer, it or all that combine',
    }),
  ),
  stackGroup: Type.Optional({
    ...Code,
    description: 'Of the promotions of a group the first that takes something off',
  }),
  ...Schedule,
})
export const Promotion = Type.Object({ id: PromotionId, ...PromotionInput.properties, ...stored })
