import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Price, Problem, Product } from './product.ts'

export type PriceSetting = {
  readonly sku: string
  readonly currency: string
  readonly amount: number | null
  readonly compareAtAmount?: number
}

/** Sets some prices and leaves the rest; the last setting of a SKU and currency counts. */
export function setPrices(
  product: Product,
  settings: readonly PriceSetting[],
  now: string,
): Result<Product, Problem[]> {
  const skus = new Set(product.variants.map(({ sku }) => sku))
  const problems = settings.flatMap(({ sku }, index) =>
    skus.has(sku) ? [] : [{ pointer: `/prices/${index}/sku`, detail: 'is not a variant of this product' }],
  )
  if (problems.length > 0) return fail(problems)
  const variants = product.variants.map(variant => ({
    ...variant,
    prices: settings.filter(({ sku }) => sku === variant.sku).reduce(applySetting, variant.prices),
  }))
  return ok({ ...product, variants, version: product.version + 1, updatedAt: now })
}

function applySetting(prices: Price[], { currency, amount, compareAtAmount }: PriceSetting): Price[] {
  const others = prices.filter(price => price.currency !== currency)
  if (amount === null) return others
  return [...others, { currency, amount, ...(compareAtAmount === undefined ? {} : { compareAtAmount }) }]
}
