import type { cartContract } from '@stoa/contracts/cart'
import type { catalogContract } from '@stoa/contracts/catalog'
import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Api, Contract } from '@stoa/kernel/contract'

/** What of each neighbour this service calls: the manifest lists the same. */
export const called = {
  cart: ['getAbandonedCart'],
  catalog: ['getVariant', 'getManyVariants'],
  identity: ['getContact', 'getTokenMail', 'getStaff', 'listStaff', 'completePrivacyPart'],
  inventory: ['getManyAvailability'],
  orders: ['getOrderContact', 'getStaffOrder', 'getReturn', 'getGiftCardDelivery'],
} as const

type Called<C extends Contract, N extends keyof typeof called> = Pick<
  Api<C>,
  (typeof called)[N][number] & keyof C['methods']
>

export type Neighbours = {
  readonly cart: Called<typeof cartContract, 'cart'>
  readonly catalog: Called<typeof catalogContract, 'catalog'>
  readonly identity: Called<typeof identityContract, 'identity'>
  readonly inventory: Called<typeof inventoryContract, 'inventory'>
  readonly orders: Called<typeof ordersContract, 'orders'>
}
