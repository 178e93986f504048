import {
  priceChanged,
  productCreated,
  productDeleted,
  productPublished,
  productUnpublished,
  productUpdated,
} from '@stoa/contracts/catalog'
import { availabilityChanged } from '@stoa/contracts/inventory'
import type { EventOf } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import type { Consumer } from '@stoa/platform/events'
import type { CatalogDeps } from './deps.ts'
import { loadProducts } from './product/product-store.ts'
import { loadShop } from './read-model/load-shop.ts'
import { indexProducts, productOfSku, rebuildProducts } from './read-model/rebuild.ts'
import type { SearchIndex } from './search/port.ts'

/** The search index follows the catalogue's own feed, as one outside the database would. */
export const searchConsumer = ({ config }: CatalogDeps, index: SearchIndex): Consumer => ({
  name: 'search-index',
  source: 'catalog',
  events: [
    productCreated,
    productUpdated,
    productPublished,
    productUnpublished,
    productDeleted,
    priceChanged,
  ],
  async handle(tx, { aggregateId, aggregateVersion }) {
    // Several events of one change, and what an import has indexed already, find nothing left to do.
    if (((await index.versionOf(tx, aggregateId)) ?? 0) >= aggregateVersion) return
    const [product] = await loadProducts(tx, [aggregateId])
    if (product?.status !== 'published') return index.remove(tx, [aggregateId])
    await indexProducts(tx, [product], await loadShop(tx, config.languages), index)
  },
})

const remember = statement<{ was: boolean | null }>(
  'catalog.remember-availability',
  `with known as (select in_stock from availability where sku = $1)
   insert into availability as a (sku, available, in_stock, version) values ($1, $2, $3, $4)
   on conflict (sku) do update set available = excluded.available, in_stock = excluded.in_stock, version = excluded.version
     where a.version < excluded.version
   returning (select in_stock from known) as was`,
)

/** Pages and lists change only when a buyer would see it: in stock or sold out. */
export const stockConsumer = ({ config, clock }: CatalogDeps, index: SearchIndex): Consumer => ({
  name: 'stock',
  source: 'inventory',
  events: [availabilityChanged],
  async handle(tx, event) {
    const { sku, available, inStock } = (event as EventOf<typeof availabilityChanged>).data
    const news = await tx.maybe(remember, [sku, available, inStock, event.aggregateVersion])
    const changed = news !== undefined && (news.was ?? true) !== inStock
    if (changed) await followStock(tx, sku, { languages: config.languages, index, now: clock.now() })
  },
})

async function followStock(tx: Tx, sku: string, parts: Parameters<typeof rebuildProducts>[2]): Promise<void> {
  const owner = await productOfSku(tx, sku)
  if (owner !== undefined) await rebuildProducts(tx, [owner], parts)
}
