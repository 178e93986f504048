import { between, type Random, randomFrom } from '../draw/random.ts'
import type { AuthoredProduct, StockPolicy } from '../types.ts'

export interface Stock {
  readonly stock: Readonly<Record<string, number>>
  readonly policy: StockPolicy
}

const track: StockPolicy = { kind: 'track' }

const spread = (random: Random, most: number) => ({
  leipzig: Math.round(between(random, most * 0.1, most)),
  rotterdam: Math.round(between(random, 0, most * 0.5)),
  berlin: Math.round(between(random, 0, Math.min(12, most * 0.2))),
})

const none = { leipzig: 0, rotterdam: 0, berlin: 0 }

/** Heavy things are stored in small numbers. About one variant in twenty-five has just sold out. */
export const stockOf = (sku: string, product: Pick<AuthoredProduct, 'stock'>, grams: number): Stock => {
  const random = randomFrom(sku)
  if (product.stock === 'out') return { stock: none, policy: track }
  if (product.stock === 'made-to-order')
    return { stock: none, policy: { kind: 'backorder', limit: 30, leadDays: 56 } }
  if (product.stock === 'backorder')
    return {
      stock: { ...none, berlin: Math.round(random()) },
      policy: { kind: 'backorder', limit: 60, leadDays: 21 },
    }
  if (product.stock === 'low')
    return {
      stock: { leipzig: Math.round(between(random, 0, 3)), rotterdam: 0, berlin: Math.round(random()) },
      policy: track,
    }
  if (random() < 0.04) return { stock: none, policy: track }
  return { stock: spread(random, grams > 9000 ? 14 : grams > 2000 ? 48 : 180), policy: track }
}
