import type { AttributeDefinition } from '../attribute/attribute.ts'
import { type CategoryNode, idsOnPath } from '../category/category.ts'
import type { Languages } from '../product/languages.ts'
import type { Product } from '../product/product.ts'

/** What a product page needs besides the product. */
export type Shop = {
  readonly languages: Languages
  readonly categories: ReadonlyMap<string, CategoryNode>
  /** In order of position. */
  readonly attributes: ReadonlyMap<string, AttributeDefinition>
}

/** Whether a SKU can be bought, as inventory last said. */
export type Stock = (sku: string) => boolean

/** Its categories and all above them, nearest to the root first; ids of deleted ones are passed over. */
export function categoriesOf(product: Product, shop: Shop): CategoryNode[] {
  const ids = new Set(product.categoryIds.flatMap(id => idsOnPath(shop.categories.get(id)?.path ?? '')))
  return [...ids].flatMap(id => shop.categories.get(id) ?? [])
}

export const isInStock = (product: Product, stock: Stock): boolean =>
  product.variants.some(({ sku }) => stock(sku))
