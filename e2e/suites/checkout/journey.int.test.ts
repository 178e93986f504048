import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openMarket } from './open-market.ts'

const market = await openMarket({ after })
const { api, bank, call } = market
const visa = '4242424242424242'
const guest = (id: string): Actor => ({ kind: 'guest', id })
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
for (const [sku, amount, units] of [
  ['MUG', 1500, 1000],
  ['RARE', 4200, 4],
  ['LAMP', 2000, 4],
] as const)
  await market.product(sku, amount, units)

/** Cart, item, address and delivery: what a buyer does before paying. */
async function fill(visitor: string, sku: string, quantity = 1) {
  const as = () => call(guest(visitor))
  const cart = unwrap(await api.cart.createCart({ currency: 'EUR', lines: [{ sku, quantity }] }, as()))
  const form = { cartId: cart.id, email: 'ada@example.com', shipTo, shippingOption: 'zone_de.parcel' }
  return unwrap(await api.orders.startCheckout(form, as()))
}
const pay = async (visitor: string, id: string, card: string) =>
  api.orders.completeCheckout(
    {
      id,
      instrument: { kind: 'token', token: await bank.token(card) },
      returnUrl: 'http://shop.test/return',
    },
    call(guest(visitor)),
  )

describe('a purchase through all services', () => {
  it('ends as an order, charged once for what it costs, with its goods sold and its cart closed', async () => {
    const checkout = await fill('ada', 'MUG', 2)
    assert.deepEqual([checkout.status, checkout.problems], ['ready', []])
    const done = unwrap(await pay('ada', checkout.id, visa))
    assert.equal(done.status, 'completed')
    const order = unwrap(await api.orders.getOrder({ id: done.orderId! }, call(guest('ada'))))
    assert.deepEqual([order.status, order.paymentStatus, order.total], ['open', 'paid', checkout.total])
    const [charge, ...others] = await bank.chargesOf(`${checkout.id}:1`)
    assert.deepEqual([others, charge!.amount, charge!.captures.length], [[], order.total.amount, 1])
    const { levels } = unwrap(await api.inventory.getItem({ sku: 'MUG' }, call()))
    assert.deepEqual([levels[0]!.allocated, levels[0]!.reserved], [2, 0])
    const again = await fill('ada', 'MUG')
    assert.notEqual(again.cartId, checkout.cartId)
    assert.deepEqual(await market.breaches(), [])
  })

  it('writes the price that it finds: what changed since the buyer looked is shown, charged and ordered alike', async () => {
    const { id, total } = await fill('late', 'LAMP')
    const { id: product } = unwrap(await api.catalog.getProduct({ product: 'lamp' }, call()))
    const { version } = unwrap(await api.catalog.getStaffProduct({ id: product }, call()))
    const prices = [{ sku: 'LAMP', currency: 'EUR', amount: 2500 }]
    unwrap(await api.catalog.setPrices({ id: product, prices }, call(undefined, { ifMatch: version })))
    const { orderId } = unwrap(await pay('late', id, visa))
    const order = unwrap(await api.orders.getOrder({ id: orderId! }, call(guest('late'))))
    assert.equal(order.total.amount, total!.amount + 500)
    const shown = unwrap(await api.orders.getCheckout({ id }, call(guest('late'))))
    assert.deepEqual(shown.total, order.total)
    const [charge] = await bank.chargesOf(`${id}:1`)
    assert.deepEqual(
      charge!.captures.map(({ amount }) => amount),
      [order.total.amount],
    )
  })

  it('goes on to the parcel, the return and the money back', async () => {
    const { id } = await fill('eve', 'MUG', 2)
    const { orderId } = unwrap(await pay('eve', id, visa))
    const shipment = unwrap(await api.orders.createShipment({ id: orderId!, carrier: 'DHL' }, call()))
    assert.deepEqual([shipment.status, shipment.failure], ['shipped', undefined])
    const order = unwrap(await api.orders.getOrder({ id: orderId! }, call(guest('eve'))))
    const { lineId, total } = order.lines[0]!
    const lines = [{ lineId, quantity: 2, reason: 'changed-mind' }]
    const asked = unwrap(
      await api.orders.requestReturn({ id: orderId!, resolution: 'refund', lines }, call(guest('eve'))),
    )
    unwrap(await api.orders.decideReturn({ id: asked.id, approve: true }, call()))
    unwrap(await api.orders.receiveReturn({ id: asked.id, lines: [{ lineId, quantity: 2 }] }, call()))
    const judged = [{ lineId, accepted: 2, restock: true }]
    unwrap(await api.orders.inspectReturn({ id: asked.id, locationId: 'main', lines: judged }, call()))
    const [charge] = await bank.chargesOf(`${id}:1`)
    assert.equal(
      charge!.refunds.reduce((sum, { amount }) => sum + amount, 0),
      total.amount,
    )
    assert.deepEqual(await market.breaches(), [])
  })

  it('survives a line that is cut after the bank has charged: once is once', async () => {
    const { id } = await fill('cut', 'MUG')
    await bank.cutLine('charge', 'after')
    await pay('cut', id, visa).catch(() => 'the line is cut')
    assert.equal((await again(id)).status, 'completed')
    const charges = await bank.chargesOf(`${id}:1`)
    assert.deepEqual([charges.length, charges[0]!.captures.length], [1, 1])
  })

  it('sells four units to four of ten buyers, and charges nobody else', async () => {
    const ids = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => (await fill(`buyer-${i}`, 'RARE')).id),
    )
    const results = await Promise.all(ids.map((id, i) => pay(`buyer-${i}`, id, visa)))
    assert.equal(results.filter(({ ok }) => ok).length, 4)
    const captured = (await bank.charges()).filter(
      ({ reference, captures }) => ids.some(id => reference.startsWith(id)) && captures.length > 0,
    )
    assert.equal(captured.length, 4)
    assert.deepEqual(await market.breaches(), [])
  })
})

/** The provider is asked until it says what happened; nothing is charged a second time. */
async function again(id: string) {
  for (let i = 0; ; i++) {
    const now = unwrap(await api.orders.continueCheckout({ id }, call(guest('cut'))))
    if (i === 20 || now.status === 'completed') return now
  }
}
