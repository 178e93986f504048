export type Line = { readonly sku: string; readonly quantity: number }
export type Wanted = { readonly skus: readonly string[]; readonly quantities: readonly number[] }

/** One entry per SKU, in byte order: everyone locks stock in the same order. */
export function sumLines(lines: readonly Line[]): Wanted {
  const sums = new Map<string, number>()
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity)
  const skus = [...sums.keys()].sort((a, b) => (a < b ? -1 : 1))
  return { skus, quantities: skus.map(sku => sums.get(sku)!) }
}

export const sameWanted = (a: Wanted, b: Wanted): boolean =>
  a.skus.length === b.skus.length &&
  a.skus.every((sku, i) => sku === b.skus[i] && a.quantities[i] === b.quantities[i])
