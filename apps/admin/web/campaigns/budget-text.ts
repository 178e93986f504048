import type { Campaign } from '../api/shapes.ts'
import { countText, moneyText } from '../parts/format.tsx'
import type { Budget } from './campaign-draft.ts'

export type BudgetPart = { readonly key: string; readonly text: string; readonly share: number }

/** What is given of what may be: one part a currency, or one of orders. */
export function budgetParts({ budget, uses, spent }: Campaign): BudgetPart[] {
  if (!budget) return []
  if (budget.kind === 'uses')
    return [
      {
        key: 'orders',
        text: `${countText(uses)} of ${countText(budget.limit)} orders`,
        share: uses / budget.limit,
      },
    ]
  return budget.amounts.map(({ amount, currency }) => {
    const given = spent.find(money => money.currency === currency)?.amount ?? 0
    const text = `${moneyText({ amount: given, currency })} of ${moneyText({ amount, currency })}`
    return { key: currency, text, share: amount > 0 ? given / amount : 1 }
  })
}

export const isSpent = (campaign: Campaign): boolean => {
  const parts = budgetParts(campaign)
  return parts.length > 0 && parts.every(({ share }) => share >= 1)
}

export const budgetText = (budget: Budget): string =>
  budget.kind === 'uses' ? `${countText(budget.limit)} orders` : budget.amounts.map(moneyText).join(', ')
