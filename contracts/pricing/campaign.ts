import { Type } from 'typebox'
import { CampaignId, Channel, Money, Prices, Quantity, Schedule, stored } from './values.ts'

export const Budget = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('spend'),
      amounts: {
        ...Prices,
        description: 'What its promotions may take off in all; without an amount in a currency nothing there',
      },
    }),
    Type.Object({
      kind: Type.Literal('uses'),
      limit: { ...Quantity, description: 'Orders with any of its promotions' },
    }),
  ],
  { description: 'Without it there is no end to what it gives' },
)

export const CampaignInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, description: 'For staff' }),
  description: Type.Optional(Type.String({ maxLength: 2000, description: 'For staff' })),
  channels: Type.Optional(Type.Array(Channel, { maxItems: 50 })),
  budget: Type.Optional(Budget),
  customerLimit: Type.Optional({
    ...Quantity,
    description: 'Orders of each customer; such a campaign needs a signed-in customer',
  }),
  ...Schedule,
})

export const Campaign = Type.Object({
  id: CampaignId,
  ...CampaignInput.properties,
  uses: Type.Integer({ minimum: 0, description: 'Orders, and open checkouts that hold a use' }),
  spent: Type.Array(Money, { description: 'Taken off by them, one amount a currency' }),
  remaining: Type.Optional(
    Type.Object(
      { uses: Type.Optional(Type.Integer()), amounts: Type.Optional(Type.Array(Money)) },
      { description: 'Of the budget, where there is one; below zero when it was lowered' },
    ),
  ),
  ...stored,
})
