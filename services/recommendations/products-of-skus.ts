import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { RecommendationsDeps } from './deps.ts'

export type ProductsOfSkus = (skus: readonly string[]) => Promise<ReadonlyMap<string, string>>
type Known = { readonly productId: string; readonly until: number }

/** As the catalogue has them now; it answers a hundred at a time. */
export async function askProducts({ catalog, clock }: RecommendationsDeps, skus: readonly string[]) {
  const call = newCall({ actor: systemActor('recommendations:count'), clock })
  const products = new Map<string, string>()
  for (let from = 0; from < skus.length; from += 100) {
    const asked = { skus: skus.slice(from, from + 100) }
    for (const { sku, productId } of unwrap(await catalog.getManyVariants(asked, call)).items)
      products.set(sku, productId)
  }
  return products
}

const rememberedMs = 5 * 60_000
const mostRemembered = 20_000

/**
 * A SKU hardly ever moves to another product, and to say where it is the catalogue reads and checks a whole document:
 * so an answer serves for five minutes. What the catalogue did not know it is asked again.
 */
export function rememberProducts(deps: RecommendationsDeps): ProductsOfSkus {
  const known = new Map<string, Known>()
  return async skus => {
    const now = deps.clock.now()
    const isKnown = (sku: string) => (known.get(sku)?.until ?? 0) > now
    const asked = skus.filter(sku => !isKnown(sku))
    const answered = await askProducts(deps, asked)
    const products = new Map(skus.filter(isKnown).map(sku => [sku, known.get(sku)!.productId]))
    if (known.size > mostRemembered) known.clear()
    for (const [sku, productId] of answered) known.set(sku, { productId, until: now + rememberedMs })
    return new Map([...products, ...answered])
  }
}
