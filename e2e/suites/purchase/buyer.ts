import assert from 'node:assert/strict'
import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import type { Shop } from '../../topologies/shop.ts'
import { browserOf } from '../browser-of.ts'
import type { Answer } from './staff.ts'

type Headers = Readonly<Record<string, string>>
type Methods = (typeof ordersContract)['methods']
export type Checkout = OutputOf<Methods['getCheckout']>
export type Order = OutputOf<Methods['getOrder']>
/** Completed, or a problem. */
export type Paid = Checkout & { readonly code?: string }

export type Buyer = {
  get<T>(path: string): Promise<T>
  send<T>(verb: string, path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>
  /** Cart, address and delivery: everything before paying. */
  fill(sku: string, quantity?: number, more?: object): Promise<Checkout>
  /** The order as soon as it is there, or what came instead. */
  pay(checkoutId: string, card: string, headers?: Headers): Promise<Answer<Paid>>
  /** The same with a token that may be used again. */
  payWith(checkoutId: string, token: string | undefined, headers?: Headers): Promise<Answer<Paid>>
}

export const cards = { good: '4242424242424242', declined: '4000000000000002', secure: '4000002500003155' }
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
const ownPage = { 'sec-fetch-site': 'same-origin' }

/** A visitor without an account, in a browser of their own. */
export function guestOf(shop: Shop): Buyer {
  const browser = browserOf(shop)
  async function send<T>(
    verb: string,
    path: string,
    body: unknown = {},
    headers: Headers = {},
  ): Promise<Answer<T>> {
    const answer = await browser.send(verb, path, body, { ...ownPage, ...headers })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : undefined, headers: answer.headers }
  }
  async function get<T>(path: string): Promise<T> {
    const answer = await browser.get(path)
    const body = await answer.json()
    assert.equal(answer.status, 200, `GET ${path}: ${JSON.stringify(body)}`)
    return body
  }
  const payWith: Buyer['payWith'] = (checkoutId, token, headers) => {
    const instrument = token === undefined ? {} : { instrument: { kind: 'token', token } }
    const paid = { ...instrument, returnUrl: shop.returnUrl }
    return untilSettled(() => send('POST', `v1/checkouts/${checkoutId}/complete`, paid, headers))
  }
  return {
    ...{ get, send, payWith },
    async fill(sku, quantity = 1, more = {}) {
      const cart = await send<{ id: string }>('POST', 'v1/carts', {
        currency: 'EUR',
        lines: [{ sku, quantity }],
      })
      assert.equal(cart.status, 201, JSON.stringify(cart.body))
      const form = { cartId: cart.body.id, email: 'ada@example.com', shipTo, ...more }
      const { status, body } = await send<Checkout>('POST', 'v1/checkouts', form)
      assert.equal(status, 201, JSON.stringify(body))
      const { id } = body.shippingOptions[0]!
      const ready = await send<Checkout>('PATCH', `v1/checkouts/${body.id}`, { shippingOption: id })
      assert.equal(ready.body.status, 'ready', JSON.stringify(ready.body))
      return ready.body
    },
    pay: async (id, card, headers) => payWith(id, await shop.bank.token(card), headers),
  }
}

const patienceMs = 30_000

/** Who is told to come back comes back; what goes on by itself is asked again. */
export async function untilSettled(ask: () => Promise<Answer<Paid>>): Promise<Answer<Paid>> {
  for (const until = Date.now() + patienceMs; ; ) {
    const answer = await ask()
    const isInFlight = answer.status === 409 && answer.headers.has('retry-after')
    const goesOn = answer.status < 300 && answer.body.status === 'completing'
    if (!isInFlight && !goesOn) return answer
    if (Date.now() > until) return answer
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** What follows from an event a moment later. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${what}: not within ${patienceMs} ms`)
}
