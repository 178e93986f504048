import type { Call } from '@stoa/kernel/call'
import type { Plan } from '../promotion/plan.ts'
import { chargeOf, type Freight } from '../shipping/choose-shipping.ts'
import type { TaxPort } from '../tax/port.ts'
import type { Priced } from './priced.ts'
import type { LineTax } from './words.ts'

/** Of each line of the basket, then of shipping where it was chosen. */
export async function taxesFor(
  { basket, market }: Priced,
  tax: TaxPort,
  { plan, freight }: { readonly plan: Plan; readonly freight: Freight },
  call: Call,
): Promise<readonly (readonly LineTax[])[]> {
  const { currency, language, shipTo } = basket
  const goods = basket.lines.map(({ lineId, variant }) => ({
    amount: plan.remaining.get(lineId)!,
    taxClass: variant.taxCategory,
  }))
  const { chosen } = freight
  const lines = [...goods, ...(chosen ? [{ amount: chargeOf(chosen), taxClass: 'shipping' }] : [])]
  if (lines.length === 0) return []
  const of = { currency, inclusive: market.pricesIncludeTax, destination: shipTo ?? market }
  return tax.taxesOf({ ...of, at: basket.now, language, lines }, call)
}
