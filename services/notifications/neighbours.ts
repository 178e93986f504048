import type { identityContract } from '@stoa/contracts/identity'
import type { ordersContract } from '@stoa/contracts/orders'
import type { Api, Contract } from '@stoa/kernel/contract'

/** What of each neighbour this service calls: the manifest lists the same. */
export const called = {
  identity: ['getContact', 'getTokenMail', 'getStaff', 'listStaff', 'completePrivacyPart'],
  orders: ['getOrderContact', 'getStaffOrder', 'getReturn', 'getGiftCardDelivery'],
} as const

type Called<C extends Contract, N extends keyof typeof called> = Pick<
  Api<C>,
  (typeof called)[N][number] & keyof C['methods']
>

export type Neighbours = {
  readonly identity: Called<typeof identityContract, 'identity'>
  readonly orders: Called<typeof ordersContract, 'orders'>
}
