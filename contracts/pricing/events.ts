import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { Currency, Group, PriceListId, PromotionId, Sku } from './values.ts'

export const priceListChanged = defineEvent(
  'pricing.price-list-changed',
  1,
  Type.Object({
    priceListId: PriceListId,
    currency: Currency,
    customerGroup: Type.Optional(Group),
    skus: Type.Optional(
      Type.Array(Sku, { description: 'Whose prices; absent when it may be any of the list' }),
    ),
    deleted: Type.Boolean(),
  }),
  'A price list, or what it says of some SKUs, was created, changed or deleted',
)

export const promotionChanged = defineEvent(
  'pricing.promotion-changed',
  1,
  Type.Object({ promotionId: PromotionId, deleted: Type.Boolean() }),
  'A promotion was created, changed or deleted',
)

export const rulesChanged = defineEvent(
  'pricing.rules-changed',
  1,
  Type.Object({
    kind: Type.String({ description: 'tax-rate, shipping-zone, market or campaign' }),
    id: Type.String(),
    deleted: Type.Boolean(),
  }),
  'A rule that totals depend on was created, changed or deleted',
)
