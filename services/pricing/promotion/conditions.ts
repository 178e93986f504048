import { sum } from '@stoa/kernel/money'
import type { Basket } from '../quote/basket.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { isRunning } from '../rule/rule.ts'
import { matches } from './target.ts'

type Promotion = Stored<'promotion'>

export const amountIn = (
  prices: readonly { readonly currency: string; readonly amount: number }[],
  currency: string,
): number | undefined => prices.find(price => price.currency === currency)?.amount

/** Whether it is for this market, buyer and moment at all. */
export const isFor = (promotion: Promotion, basket: Omit<Basket, 'lines'>): boolean =>
  isRunning(promotion, basket.now) &&
  (promotion.channels?.includes(basket.channel) ?? true) &&
  (promotion.currencies?.includes(basket.currency) ?? true) &&
  (promotion.customerGroups === undefined ||
    (basket.customerGroup !== undefined && promotion.customerGroups.includes(basket.customerGroup)))

/** Whether the cart has what it asks for, at prices before promotions. */
export function isEarned({ conditions }: Promotion, { lines, currency }: Basket): boolean {
  if (!conditions) return true
  const { minSubtotal, minQuantity = 0, target } = conditions
  const matching = lines.filter(line => matches(target, line))
  if (matching.reduce((units, { quantity }) => units + quantity, 0) < minQuantity) return false
  if (minSubtotal === undefined) return true
  const least = amountIn(minSubtotal, currency)
  return (
    least !== undefined &&
    sum(
      matching.map(({ subtotal }) => subtotal),
      currency,
    ).amount >= least
  )
}
