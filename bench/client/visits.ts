import { chooser } from '../load/choose.ts'
import type { Connection } from './connection.ts'

/** Buyers: each walks its calls one after the other, over a connection to the shop and one to the bank. */
export type VisitPlan = {
  readonly kind: 'carts' | 'journey'
  readonly lists: readonly string[]
  readonly slugs: readonly string[]
  readonly skus: readonly string[]
  readonly bankPort: number
}

/** Notes how long a call took; one that was no success ends the run. */
export type Talk = {
  get(call: string, path: string): Promise<string>
  post(call: string, path: string, body: object, to?: Connection): Promise<string>
}
export type Walk = (talk: Talk, bank: Connection) => Promise<void>

const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
const card = { number: '4242424242424242', expiry: '12/49', code: '123' }
/** Takes any weight. */
const shippingOption = 'zone_de.freight'

/** A function that answers what the next buyer does. */
export function walksOf(plan: VisitPlan, seed: number): () => Walk {
  const list = chooser('uniform', plan.lists.length, seed)
  const product = chooser('skewed', plan.slugs.length, seed)
  const sku = chooser('skewed', plan.skus.length, seed)
  return plan.kind === 'carts'
    ? () => fillCart(plan.skus[sku()]!)
    : () => buy(plan.lists[list()]!, plan.slugs[product()]!, list())
}

type Cart = { readonly id: string; readonly token: string }

const fillCart =
  (sku: string): Walk =>
  async talk => {
    const cart = JSON.parse(await talk.post('open a cart', '/api/v1/carts', { currency: 'EUR' })) as Cart
    await talk.post('put an item in', `/api/v1/carts/${cart.id}/lines`, { token: cart.token, sku })
  }

/** Looks around, fills a cart, says where it goes and how, pays by card at the bank, and has an order. */
const buy =
  (listPath: string, slug: string, number: number): Walk =>
  async (talk, bank) => {
    await talk.get('list', listPath)
    const detail = await talk.get('detail', `/api/v1/products/${slug}`)
    const skus = [...detail.matchAll(/"sku":"([^"]+)"/g)].map(([, sku]) => sku!)
    const lines = [{ sku: skus[number % skus.length]!, quantity: 1 }]
    const cart = JSON.parse(
      await talk.post('a cart with an item', '/api/v1/carts', { currency: 'EUR', language: 'en', lines }),
    ) as Cart
    const form = { email: 'ada@example.com', shipTo, shippingOption }
    const asked = { cartId: cart.id, cartToken: cart.token, ...form }
    const checkout = JSON.parse(await talk.post('address and shipping', '/api/v1/checkouts', asked))
    const { id, secret } = checkout as { id: string; secret: string }
    const { token } = JSON.parse(await talk.post('card (at the bank)', '/fields/tokens', card, bank)) as {
      token: string
    }
    const instrument = { kind: 'token', token }
    const paid = await talk.post('pay and order', `/api/v1/checkouts/${id}/complete`, { secret, instrument })
    const { status, orderId } = JSON.parse(paid) as { status: string; orderId?: string }
    if (status !== 'completed' || !orderId) throw new Error(`a journey ended as ${paid.slice(0, 500)}`)
  }
