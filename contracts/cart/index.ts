import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import * as carts from './carts.ts'
import * as neighbours from './neighbours.ts'
import * as staff from './staff.ts'

export { Cart, CartContent, CartLine, CartProblem } from './cart.ts'

const { CartRow, QuantityRule, ...staffMethods } = staff

export { CartRow, QuantityRule }

/** Carts publish nothing: whoever needs one reads it, and an order says what became of it. */
export const cartContract = defineContract('cart', {
  methods: { ...carts, ...neighbours, ...staffMethods, ...deadLetterMethods('cart') },
  events: {},
})
