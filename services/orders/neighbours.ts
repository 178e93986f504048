import type { cartContract } from '@stoa/contracts/cart'
import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { paymentsContract } from '@stoa/contracts/payments'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { Api, Contract } from '@stoa/kernel/contract'

/** What of each neighbour this service calls: the manifest lists the same. */
export const called = {
  cart: ['readCart', 'closeCart', 'countCreatedCarts'],
  identity: ['getContact', 'completePrivacyPart'],
  inventory: [
    'reserve',
    'extendReservation',
    'commitReservation',
    'releaseReservation',
    'shipReservation',
    'getReservation',
    'adjustStock',
  ],
  payments: ['createPayment', 'capture', 'voidPayment', 'refund', 'refreshPayment', 'getPayment'],
  pricing: ['quote', 'holdCoupons', 'commitCoupons', 'releaseCoupons'],
} as const

type Called<C extends Contract, N extends keyof typeof called> = Pick<
  Api<C>,
  (typeof called)[N][number] & keyof C['methods']
>

export type Neighbours = {
  readonly cart: Called<typeof cartContract, 'cart'>
  readonly identity: Called<typeof identityContract, 'identity'>
  readonly inventory: Called<typeof inventoryContract, 'inventory'>
  readonly payments: Called<typeof paymentsContract, 'payments'>
  readonly pricing: Called<typeof pricingContract, 'pricing'>
}
