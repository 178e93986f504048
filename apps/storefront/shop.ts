import type { cartContract } from '@stoa/contracts/cart'
import type { Category, catalogContract, Facet, ProductCard, ProductDetail } from '@stoa/contracts/catalog'
import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { notificationsContract } from '@stoa/contracts/notifications'
import type { ordersContract } from '@stoa/contracts/orders'
import type { paymentsContract } from '@stoa/contracts/payments'
import type { recommendationsContract } from '@stoa/contracts/recommendations'
import type { Clock } from '@stoa/kernel/clock'
import type { Api } from '@stoa/kernel/contract'
import type { Static } from 'typebox'
import type { Brand } from './brand.ts'
import type { Assets } from './server/assets.ts'
import type { CategoryTree } from './server/category-tree.ts'
import type { MoneyWriter } from './view/money-writer.ts'

export type Card = Static<typeof ProductCard>
export type Product = Static<typeof ProductDetail>
export type Branch = Static<typeof Category>
export type Filter = Static<typeof Facet>

/** The services behind the pages, each called on behalf of whoever looks at them. */
export type Clients = {
  readonly catalog: Api<typeof catalogContract>
  readonly inventory: Api<typeof inventoryContract>
  readonly recommendations: Api<typeof recommendationsContract>
  readonly cart: Api<typeof cartContract>
  readonly orders: Api<typeof ordersContract>
  readonly payments: Api<typeof paymentsContract>
  readonly identity: Api<typeof identityContract>
  readonly notifications: Pick<
    Api<typeof notificationsContract>,
    'createStockAlert' | 'confirmStockAlert' | 'unsubscribe'
  >
}

/** What every page of one running storefront has in common. */
export type Shop = {
  readonly clients: Clients
  readonly brand: Brand
  readonly assets: Assets
  readonly tree: CategoryTree
  readonly clock: Clock
  readonly money: MoneyWriter
  /** What prices are shown in until somebody chooses. */
  readonly currency: string
  /** Closed on purpose: every page says so. */
  readonly maintenance: boolean
  readonly report: (error: unknown, path: string) => void
}
