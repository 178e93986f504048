import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openInbox } from '../../../services/payments/testing/webhook-inbox.ts'
import type { Commits } from './counting-commits.ts'
import { followUp } from './follow-up.ts'
import { openMarket } from './open-market.ts'

const inbox = await openInbox()
after(() => inbox.close())
const market = await openMarket({ after }, { keepMs: 3_600_000, webhookUrl: inbox.url })
const { api, bank, commits } = market

const nobody: Actor = { kind: 'anonymous' }
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
const form = { email: 'ada@example.com', shipTo, shippingOption: 'zone_de.parcel' }
const many = 30
/** Each journey buys something that nobody asked for before it. */
const skus = Array.from({ length: many + 2 }, (_, n) => `SKU-${n}`)

before(async () => {
  for (const sku of skus) await market.product(sku, 1500, 100)
})

type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>

async function journey(sku: string, token: string, step: Step): Promise<void> {
  const as = () => market.call(nobody)
  const page = await step('list', () => api.catalog.listProducts({ currency: 'EUR', limit: 20 }, as()))
  assert.ok(unwrap(page).items.length > 0)
  const detail = await step('detail', () => api.catalog.getProduct({ product: sku.toLowerCase() }, as()))
  assert.equal(detail.ok, true)
  const lines = [{ sku, quantity: 1 }]
  const cart = unwrap(
    await step('cart with an item', () =>
      api.cart.createCart({ currency: 'EUR', language: 'en', lines }, as()),
    ),
  )
  const asked = { cartId: cart.id, cartToken: cart.token!, ...form }
  const { id, secret } = unwrap(
    await step('address and shipping', () => api.orders.startCheckout(asked, as())),
  )
  const instrument = { kind: 'token', token }
  const paid = { id, secret: secret!, instrument, returnUrl: 'http://shop.test/return' }
  const done = await step('pay and order', () => api.orders.completeCheckout(paid, as()))
  assert.equal(unwrap(done).status, 'completed')
}

const plain: Step = (_, work) => work()
const total = (): number => Object.values(commits).reduce((sum, count) => sum + count, 0)

/** Webhooks as they come from the bank, all of a moment. */
async function deliver(): Promise<void> {
  await bank.flush()
  const letters = inbox.letters.splice(0)
  const answers = letters.map(({ body, signature }) =>
    api.payments.receiveWebhook(
      { provider: 'testbank', signature },
      { ...market.call(nobody), body: bytes(body) },
    ),
  )
  assert.ok((await Promise.all(answers)).every(({ ok }) => ok))
}

async function* bytes(body: Buffer): AsyncIterable<Uint8Array> {
  yield body
}

describe('what a journey commits', () => {
  it('is this, step by step: one more is a decision', async () => {
    const card = '4242424242424242'
    await journey(skus.at(-1)!, await bank.token(card), plain)
    const steps: Record<string, Commits> = {}
    const token = await bank.token(card)
    await journey(skus.at(-2)!, token, async (name, work) => {
      const was = { ...commits }
      const result = await work()
      const grown = Object.entries(commits).map(([service, count]) => [service, count - (was[service] ?? 0)])
      steps[name] = Object.fromEntries(grown.filter(([, count]) => count !== 0))
      return result
    })
    assert.deepEqual(steps, {
      // Kept for a moment.
      list: {},
      detail: { catalog: 1 },
      // The variant, what is there of it, the cart.
      'cart with an item': { catalog: 1, inventory: 1, cart: 1 },
      // The cart is read, the checkout written.
      'address and shipping': { cart: 1, orders: 1 },
      // orders: begun; held; paid and placed; finished. inventory: held, then sold. payments: intent and outcome of
      // the authorisation and of the capture. cart: closed.
      'pay and order': { orders: 4, inventory: 2, payments: 4, cart: 1 },
    })
  })

  it('is at most 18 with everything that follows it: events, consumers, webhooks, documents', async () => {
    await deliver()
    await followUp(market)
    const rest = total()
    await followUp(market)
    const idle = total() - rest
    const tokens = await Promise.all(Array.from({ length: many }, () => bank.token('4242424242424242')))
    const begun = total()
    await Promise.all(tokens.map((token, n) => journey(skus[n]!, token, plain)))
    await deliver()
    await followUp(market)
    const each = (total() - begun - idle) / many
    assert.ok(each > 16 && each <= 18, `${each} commits a journey`)
  })
})
