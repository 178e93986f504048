import { type CartAnswer, type CartState, keptLine, keptOf } from '../state/cart-state.ts'
import type { Told } from './price-state.ts'
import { problemsOf } from './problems.ts'

export function answerCart(cart: CartState, told: Told, token?: string): CartAnswer {
  const { quote } = told
  return {
    ...keptOf(cart),
    lines: cart.lines.map(line => ({
      ...keptLine(line),
      ...availableOf(line.sku, told),
      ...priceOf(line.lineId, told),
    })),
    ...{ pricesIncludeTax: quote.pricesIncludeTax, shippingOptions: quote.shippingOptions },
    ...(quote.shipping && { shipping: quote.shipping }),
    ...{ discounts: quote.discounts, taxes: quote.taxes, totals: quote.totals, total: quote.total },
    couponResults: quote.couponResults,
    problems: problemsOf(cart, told),
    ...(token !== undefined && { token }),
  }
}

function availableOf(sku: string, { stock }: Told) {
  const found = stock.get(sku)
  return found?.policy === 'untracked' ? {} : { available: Math.max(0, found?.available ?? 0) }
}

function priceOf(id: string, { quote }: Told) {
  const found = quote.lines.find(({ lineId }) => lineId === id)
  if (!found) return {}
  const { lineId: _, sku: __, quantity: ___, ...price } = found
  return { price }
}
