import type { Visit } from '../server/visit.ts'
import type { Card, Product } from '../shop.ts'

/** Cards in the order asked for; what is not on sale is left out. */
export async function productsBySlug(
  { shop, language, call }: Visit,
  slugs: readonly string[],
): Promise<readonly Card[]> {
  if (slugs.length === 0) return []
  const answer = await shop.clients.catalog.getManyProducts({ products: [...slugs], language }, call)
  if (!answer.ok) return []
  const found = new Map(answer.value.items.map(product => [product.slug, product]))
  return slugs.flatMap(slug => {
    const product = found.get(slug)
    return product ? [cardOf(product)] : []
  })
}

const cardOf = ({ media, variants, ...product }: Product): Card => ({
  ...product,
  variants: variants.length,
  ...(media[0] && { image: media[0] }),
})
