import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { outsideTransaction } from '@stoa/platform/contract'
import type { Neighbours } from '../neighbours.ts'
import { testInventory } from './inventory.ts'
import { testPayments } from './payments.ts'
import { testPricing } from './pricing.ts'
import type { World } from './world.ts'

type Clock = { now(): number; iso(): string }
/** Before the effect nothing happened; after it the answer is lost, and nobody knows that it did. */
export type Fault = 'none' | 'before' | 'after'
export type Faults = (method: string) => Fault
type Method = (input: unknown, call: Call) => Promise<never>
/** What a call goes through on its way to a neighbour and back. */
export type Line = (name: string, method: Method) => Method

const straight: Line = (_, method) => method

/** The contracts of the neighbours, kept as they promise: idempotent, and undone before their do. */
export function testNeighbours(world: World, clock: Clock, line: Line = straight): Neighbours {
  const neighbours: Neighbours = {
    pricing: testPricing(world),
    inventory: testInventory(world, clock),
    payments: testPayments(world, clock),
    cart: testCart(world),
    identity: testIdentity(world),
  }
  const wrapped = Object.entries(neighbours).map(([service, api]) => [
    service,
    Object.fromEntries(
      Object.entries(api).map(([method, handler]) => [
        method,
        overLine(`${service}.${method}`, handler as Method, line),
      ]),
    ),
  ])
  return Object.fromEntries(wrapped) as Neighbours // each entry is a method of the same shape
}

const overLine = (name: string, method: Method, line: Line): Method =>
  outsideTransaction(name, line(name, method)) as Method

export const faulty =
  (faults: Faults): Line =>
  (name, method) =>
  async (input, call) => {
    const fault = faults(name)
    if (fault === 'before') throw new PlatformError('unavailable', { detail: `${name} did not answer` })
    const answer = await method(input, call)
    if (fault === 'after')
      throw new PlatformError('deadline_exceeded', { detail: `the answer of ${name} was lost` })
    return answer
  }

const testCart = (world: World): Neighbours['cart'] => ({
  readCart: ({ id }) =>
    world.transact(doc => {
      const cart = doc.carts[id]
      if (!cart) return fail({ code: 'cart_not_found' as const, detail: id })
      return ok({
        ...{
          id,
          version: 1,
          channel: 'default',
          currency: 'EUR',
          coupons: [],
          expiresAt: '2030-01-01T00:00:00.000Z',
        },
        ...(cart.orderId && { orderId: cart.orderId }),
        lines: cart.lines.map((line, i) => ({ lineId: `line_${i + 1}`, ...line, options: {} })),
      })
    }),
  closeCart: ({ id, orderId }) =>
    world.transact(doc => {
      const cart = doc.carts[id]
      if (!cart) return fail({ code: 'cart_not_found' as const, detail: id })
      if (cart.orderId && cart.orderId !== orderId)
        return fail({ code: 'cart_ordered' as const, detail: cart.orderId })
      cart.orderId = orderId
      return ok(null)
    }),
  countCreatedCarts: () => world.transact(({ carts }) => ok({ carts: Object.keys(carts).length })),
})

const testIdentity = (world: World): Neighbours['identity'] => ({
  getContact: ({ customerId }) =>
    world.transact(doc => {
      const contact = doc.contacts[customerId]
      if (!contact) return fail({ code: 'contact_gone' as const, detail: customerId })
      return ok({ ...contact, language: 'en', emailVerified: true, marketing: false })
    }),
  completePrivacyPart: async () => ok(null),
})
