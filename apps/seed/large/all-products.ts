import { generateProducts, products } from '../index.ts'
import type { SeedProduct } from '../types.ts'

/** The drawn catalogue first, then as many generated ones as it takes. */
export function* allProducts(total: number): Generator<SeedProduct> {
  const drawn = products().slice(0, total)
  yield* drawn
  yield* generateProducts(total - drawn.length)
}
