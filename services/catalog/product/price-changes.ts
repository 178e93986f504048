import type { Product } from './product.ts'

export type PriceChange = {
  readonly variantId: string
  readonly sku: string
  readonly currency: string
  readonly amount: number | null
  readonly before: number | null
}

/** Every variant and currency whose amount is not what it was. */
export function priceChanges(before: Product | undefined, after: Product): PriceChange[] {
  const was = amountsOf(before)
  const is = amountsOf(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const amount = is.get(key)?.amount ?? null
    const former = was.get(key)?.amount ?? null
    if (amount === former) return []
    const { variantId, sku, currency } = (is.get(key) ?? was.get(key))!
    return [{ variantId, sku, currency, amount, before: former }]
  })
}

const amountsOf = (product: Product | undefined) =>
  new Map(
    (product?.variants ?? []).flatMap(({ id, sku, prices }) =>
      prices.map(
        ({ currency, amount }) => [`${id} ${currency}`, { variantId: id, sku, currency, amount }] as const,
      ),
    ),
  )
