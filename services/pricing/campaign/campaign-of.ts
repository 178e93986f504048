import type { Campaign as CampaignSchema } from '@stoa/contracts/pricing'
import type { Static } from 'typebox'
import type { Stored } from '../rule/edit-rule.ts'
import type { Spending } from './campaign-store.ts'

type Campaign = Static<typeof CampaignSchema>

/** The rule together with what it has given. */
export function campaignOf(
  rule: Stored<'campaign'>,
  { uses, spent }: Omit<Spending, 'campaignId'>,
): Campaign {
  const amounts = Object.entries(spent).map(([currency, amount]) => ({ amount, currency }))
  const { budget } = rule
  return {
    ...rule,
    uses,
    spent: amounts.filter(({ amount }) => amount > 0),
    ...(budget?.kind === 'uses' && { remaining: { uses: budget.limit - uses } }),
    ...(budget?.kind === 'spend' && {
      remaining: {
        amounts: budget.amounts.map(({ amount, currency }) => ({
          amount: amount - (spent[currency] ?? 0),
          currency,
        })),
      },
    }),
  }
}
