import { chooser } from '../load/choose.ts'
import type { Connection } from './connection.ts'
import { fieldOf, fieldsOf, ownId } from './json-text.ts'

/** Buyers: each walks its calls one after the other, over a connection to the shop and one to the bank. */
export type VisitPlan = {
  readonly kind: 'carts' | 'journey'
  readonly lists: readonly string[]
  readonly slugs: readonly string[]
  readonly skus: readonly string[]
  readonly bankPort: number
}

/** Notes how long a call took; one that was no success ends the run. Bodies are JSON in ASCII. */
export type Talk = {
  /** Reads nothing of what is told. */
  look(call: string, path: string): Promise<unknown>
  get(call: string, path: string): Promise<string>
  post(call: string, path: string, body: string, to?: Connection): Promise<string>
}
export type Walk = (talk: Talk, bank: Connection) => Promise<void>

const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
/** Takes any weight. */
const shippingOption = 'zone_de.freight'
const form = JSON.stringify({ email: 'ada@example.com', shipTo, shippingOption }).slice(1)
const card = JSON.stringify({ number: '4242424242424242', expiry: '12/49', code: '123' })

/** A function that answers what the next buyer does. */
export function walksOf(plan: VisitPlan, seed: number): () => Walk {
  const list = chooser('uniform', plan.lists.length, seed)
  const product = chooser('skewed', plan.slugs.length, seed)
  const sku = chooser('skewed', plan.skus.length, seed)
  return plan.kind === 'carts'
    ? () => fillCart(plan.skus[sku()]!)
    : () => buy(plan.lists[list()]!, plan.slugs[product()]!, list())
}

const fillCart =
  (sku: string): Walk =>
  async talk => {
    const cart = await talk.post('open a cart', '/api/v1/carts', '{"currency":"EUR"}')
    const line = `{"token":"${fieldOf(cart, 'token')}","sku":"${sku}"}`
    await talk.post('put an item in', `/api/v1/carts/${ownId(cart)}/lines`, line)
  }

/** Looks around, fills a cart, says where it goes and how, pays by card at the bank, and has an order. */
const buy =
  (listPath: string, slug: string, number: number): Walk =>
  async (talk, bank) => {
    await talk.look('list', listPath)
    const skus = fieldsOf(await talk.get('detail', `/api/v1/products/${slug}`), 'sku')
    const lines = `[{"sku":"${skus[number % skus.length]}","quantity":1}]`
    const wanted = `{"currency":"EUR","language":"en","lines":${lines}}`
    const cart = await talk.post('a cart with an item', '/api/v1/carts', wanted)
    const asked = `{"cartId":"${ownId(cart)}","cartToken":"${fieldOf(cart, 'token')}",${form}`
    const checkout = await talk.post('address and shipping', '/api/v1/checkouts', asked)
    const id = ownId(checkout)
    const token = fieldOf(await talk.post('card (at the bank)', '/fields/tokens', card, bank), 'token')
    const payment = `"instrument":{"kind":"token","token":"${token}"}`
    const secret = `{"secret":"${fieldOf(checkout, 'secret')}",${payment}}`
    const paid = await talk.post('pay and order', `/api/v1/checkouts/${id}/complete`, secret)
    if (!paid.startsWith(`{"id":"${id}","status":"completed",`) || fieldOf(paid, 'orderId') === '')
      throw new Error(`a journey ended as ${paid.slice(0, 500)}`)
  }
