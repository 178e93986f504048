import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { CartId } from './values.ts'

/** `aggregateVersion` is the version of the cart that rested: ask getAbandonedCart whether that is still so. */
export const cartAbandoned = defineEvent(
  'cart.cart-abandoned',
  1,
  Type.Object({ cartId: CartId, customerId: Type.String() }),
  'A cart of a customer has rested with something in it; told once, until it is changed and rests again',
)
