import type { Promotion } from '../api/shapes.ts'
import { moneyText, percentText } from '../parts/format.tsx'

const ppm = 1_000_000

/** What a promotion does, in a few words. */
export function effectText(effect: Promotion['effect']): string {
  switch (effect.kind) {
    case 'percent-off':
      return `${percentText(effect.ratePpm / ppm)} off`
    case 'amount-off':
      return `${effect.amounts.map(moneyText).join(' or ')} off each ${effect.per}`
    case 'buy-x-get-y':
      return `Buy ${effect.buyQuantity}, get ${effect.getQuantity} ${percentText((effect.ratePpm ?? ppm) / ppm)} off`
    case 'free-shipping':
      return 'Free shipping'
  }
}
