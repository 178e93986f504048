import type { Product } from '../product/product.ts'

export type PriceRange = { currency: string; min: number; max: number; compareAtAmount?: number }

/** Lowest and highest price in each currency, in order of currency. */
export function priceRanges({ variants }: Product): PriceRange[] {
  const ranges = new Map<string, PriceRange>()
  for (const price of variants.flatMap(({ prices }) => prices)) {
    const { currency, amount, compareAtAmount } = price
    const known = ranges.get(currency)
    const range = { currency, min: amount, max: Math.max(amount, known?.max ?? amount) }
    if (!known || amount < known.min)
      ranges.set(currency, { ...range, ...(compareAtAmount === undefined ? {} : { compareAtAmount }) })
    else ranges.set(currency, { ...known, max: range.max })
  }
  return [...ranges.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}
