import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connection } from './connection.ts'
import { type Talk, walksOf } from './visits.ts'

const plan = { kind: 'journey', lists: ['/list'], slugs: ['soap'], skus: ['A'], bankPort: 0 } as const
const bank = {} as Connection
const detail = '{"id":"prod_1","variants":[{"id":"var_1","sku":"A"}]}'
const cart = '{"id":"cart_1","version":1,"token":"cart-token"}'
const checkout = '{"id":"chk_1","status":"ready","options":[{"id":"o"}],"secret":"whisper"}'
const completed = '{"id":"chk_1","status":"completed","orderId":"order_1"}'

/** A shop and a bank that say these things, and what they were asked. */
function shopThatSays(says: Partial<Record<string, string>> = {}) {
  const asked: unknown[] = []
  const answers: Record<string, string> = {
    ...{ '/api/v1/products/soap': detail, '/api/v1/carts': cart, '/api/v1/checkouts': checkout },
    ...{ '/fields/tokens': '{"token":"tok_1"}', '/api/v1/checkouts/chk_1/complete': completed },
    ...(says as Record<string, string>),
  }
  const talk: Talk = {
    look: async (_call, path) => asked.push(path),
    get: async (_call, path) => answers[path]!,
    async post(_call, path, body, to) {
      asked.push([path, JSON.parse(body), to === bank ? 'bank' : 'shop'])
      return answers[path]!
    },
  }
  return { asked, walk: () => walksOf(plan, 1)()(talk, bank) }
}

test('a journey looks around, fills a cart, says where it goes, pays at the bank and has an order', async () => {
  const { asked, walk } = shopThatSays()
  await walk()
  const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
  const form = { email: 'ada@example.com', shipTo, shippingOption: 'zone_de.freight' }
  const lines = [{ sku: 'A', quantity: 1 }]
  const card = { number: '4242424242424242', expiry: '12/49', code: '123' }
  const paid = { secret: 'whisper', instrument: { kind: 'token', token: 'tok_1' } }
  assert.deepEqual(asked, [
    '/list',
    ['/api/v1/carts', { currency: 'EUR', language: 'en', lines }, 'shop'],
    ['/api/v1/checkouts', { cartId: 'cart_1', cartToken: 'cart-token', ...form }, 'shop'],
    ['/fields/tokens', card, 'bank'],
    ['/api/v1/checkouts/chk_1/complete', paid, 'shop'],
  ])
})

test('a journey that ends without an order, or misses what its next call needs, says so', async () => {
  const ends: [Parameters<typeof shopThatSays>[0], RegExp][] = [
    [{ '/api/v1/checkouts/chk_1/complete': checkout }, /a journey ended as .*"ready"/],
    [{ '/api/v1/checkouts/chk_1/complete': completed.replace('chk_1', 'chk_2') }, /a journey ended as/],
    [{ '/api/v1/checkouts/chk_1/complete': '{"id":"chk_1","status":"completed","x":1}' }, /no 'orderId'/],
    [{ '/fields/tokens': '{"problems":{"code":"wrong"}}' }, /no 'token' in an answer: .*problems/],
    [{ '/api/v1/products/soap': '{"id":"prod_1","variants":[]}' }, /no 'sku'/],
    [{ '/api/v1/carts': '{"version":1,"id":"cart_1"}' }, /no id begins an answer/],
  ]
  for (const [says, error] of ends) await assert.rejects(shopThatSays(says).walk(), error)
})
