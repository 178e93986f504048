import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import { feedMethods } from '@stoa/kernel/feed'
import * as carts from './carts.ts'
import { cartAbandoned } from './events.ts'
import * as neighbours from './neighbours.ts'
import * as staff from './staff.ts'

export { Cart, CartContent, CartLine, CartProblem } from './cart.ts'
export { cartAbandoned } from './events.ts'

const { CartRow, QuantityRule, ...staffMethods } = staff

export { CartRow, QuantityRule }

/** Of carts only the rest of one is told: whoever needs one reads it, and an order says what became of it. */
export const cartContract = defineContract('cart', {
  methods: { ...carts, ...neighbours, ...staffMethods, ...feedMethods, ...deadLetterMethods('cart') },
  events: { cartAbandoned },
})
