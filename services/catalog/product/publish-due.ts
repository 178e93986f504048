import type { CatalogDeps } from '../deps.ts'
import { loadShop } from '../read-model/load-shop.ts'
import type { WriteContext } from '../write-context.ts'
import { lockProducts } from './product-store.ts'
import { isDue, publish } from './publication.ts'
import { saveProducts } from './save-products.ts'

/** Publishes what is scheduled and due; a schedule that was moved or taken back in the meantime is left alone. */
export async function publishDue(deps: CatalogDeps, productId: string, context: WriteContext): Promise<void> {
  await deps.db.tx(async tx => {
    const [product] = await lockProducts(tx, [productId])
    if (!product || !isDue(product, deps.clock.now())) return
    const published = publish(product, deps.clock.iso())
    if (!published.ok)
      throw new Error(`${productId} is due but cannot be sold: ${published.error[0]?.detail}`)
    const shop = await loadShop(tx, deps.config.languages)
    await saveProducts(
      tx,
      [{ before: product, after: published.value, action: 'product.published' }],
      shop,
      context,
    )
  })
}
