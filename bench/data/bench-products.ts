import { generateProducts, type SeedProduct } from '@stoa/app-seed/index'

export const variantsEach = 3

/** Products of the seed's own vocabulary with three variants each, and more stock than a run can sell. */
export function* benchProducts(count: number): Generator<SeedProduct> {
  let made = 0
  for (const product of generateProducts(count * 4)) {
    if (product.variants.length < variantsEach) continue
    if (made >= count) return
    made += 1
    yield withThreeVariants(product)
  }
  if (made < count) throw new Error(`only ${made} of ${count} products have ${variantsEach} variants`)
}

function withThreeVariants(product: SeedProduct): SeedProduct {
  const variants = product.variants.slice(0, variantsEach).map(variant => ({
    ...variant,
    policy: { kind: 'track' } as const,
    stock: Object.fromEntries(Object.keys(variant.stock).map(place => [place, 100_000_000])),
  }))
  const options = product.options.map(option => ({
    ...option,
    values: option.values.filter(({ key }) => variants.some(({ options }) => options[option.key] === key)),
  }))
  return { ...product, variants, options }
}
