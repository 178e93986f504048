import { subtract } from '@stoa/kernel/money'
import type { Plan } from '../promotion/plan.ts'
import type { BasketLine } from './basket.ts'
import { explain, lineSteps } from './explain.ts'
import type { QuoteLine } from './words.ts'

type Taxed = Parameters<typeof explain>[2]

/** With what carts and orders keep of the variant, so that they need not ask for it again. */
export function lineOf(line: BasketLine, plan: Plan, language: string | undefined, taxed: Taxed): QuoteLine {
  const { lineId, sku, quantity, variant, subtotal } = line
  const discount = subtract(subtotal, plan.remaining.get(lineId)!)
  return {
    ...{ lineId, sku, quantity, variantId: variant.id, productId: variant.productId },
    ...{ productSlug: variant.productSlug, title: variant.title, optionText: variant.optionText },
    ...(variant.image !== undefined && { image: variant.image }),
    taxClass: variant.taxCategory,
    ...(variant.weightGrams !== undefined && { weightGrams: variant.weightGrams }),
    ...{ shipped: line.shipped, listUnit: line.listUnit, unit: line.unit },
    ...explain(lineSteps(line, plan, language), { subtotal, discount }, taxed),
  }
}
