import type { Missing } from './load-listing.ts'
import type { Card, Catalog, Product, Visit } from './shop.ts'

type Found = { readonly product: Product; readonly beside: readonly Card[] }

export async function loadProduct(catalog: Catalog, visit: Visit, slug: string): Promise<Found | Missing> {
  const { language, call } = visit
  const result = await catalog.getProduct({ product: slug, language }, call)
  if (!result.ok) {
    const { error } = result
    return error.code === 'product_moved' && error.data
      ? { missing: true, movedTo: `/products/${error.data.slug}` }
      : { missing: true }
  }
  const product = result.value
  return { product, beside: await loadBeside(catalog, visit, product) }
}

async function loadBeside(
  catalog: Catalog,
  { language, call }: Visit,
  { goesWith }: Product,
): Promise<Card[]> {
  if (goesWith.length === 0) return []
  const result = await catalog.getManyProducts({ products: goesWith.slice(0, 4), language }, call)
  return result.ok ? result.value.items.map(toCard) : []
}

const toCard = ({ media, variants, ...product }: Product): Card => ({
  ...product,
  variants: variants.length,
  ...(media[0] && { image: media[0] }),
})
