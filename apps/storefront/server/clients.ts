import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
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
})
