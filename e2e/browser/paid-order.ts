import assert from 'node:assert/strict'
import type { OneProcess } from '../topologies/one-process.ts'

const visa = '4242424242424242'
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }

/** What a buyer without a browser does: the identifier and the number of an order that is paid. */
export async function paidOrder(shop: OneProcess, sku: string, quantity = 2) {
  const send = async (path: string, body: unknown) => {
    const answer = await fetch(`${shop.url}api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as Record<string, string>
    assert.ok(answer.ok, JSON.stringify(said))
    return said
  }
  const lines = [{ sku, quantity }]
  const form = { lines, currency: 'EUR', email: 'ada@example.com', shipTo }
  const { id, secret } = await send('checkouts', { ...form, shippingOption: 'zone_de.parcel' })
  const done = await send(`checkouts/${id}/complete`, {
    ...{ secret, returnUrl: shop.returnUrl },
    instrument: { kind: 'token', token: await shop.bank.token(visa) },
  })
  assert.equal(done.status, 'completed', JSON.stringify(done))
  return { id: done.orderId!, number: done.orderNumber! }
}
