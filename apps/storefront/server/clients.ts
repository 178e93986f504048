import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { identityContract } from '@stoa/contracts/identity'
import { inventoryContract } from '@stoa/contracts/inventory'
import { notificationsContract } from '@stoa/contracts/notifications'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentsContract } from '@stoa/contracts/payments'
import { recommendationsContract } from '@stoa/contracts/recommendations'
import type { Composition } from '@stoa/fleet/compose'
import type { Clients } from '../shop.ts'

const caller = 'storefront'

/** Local or remote: the topology says which. */
export const clientsOf = ({ client }: Pick<Composition, 'client'>): Clients => ({
  catalog: client(catalogContract, caller),
  inventory: client(inventoryContract, caller),
  recommendations: client(recommendationsContract, caller),
  cart: client(cartContract, caller),
  orders: client(ordersContract, caller),
  payments: client(paymentsContract, caller),
  identity: client(identityContract, caller),
  notifications: client(notificationsContract, caller),
})
