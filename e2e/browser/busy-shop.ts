import assert from 'node:assert/strict'
import { type Browser, signedIn } from '../suites/browser-of.ts'
import { staffOf } from '../suites/purchase/staff.ts'
import type { OneProcess } from '../topologies/one-process.ts'
import { deliver } from './deliver.ts'

const visa = '4242424242424242'
const email = 'buyer@example.com'
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }

/** So that no screen of the administration is empty: a customer with an order and a return, a card, an import. */
export async function busyShop(shop: OneProcess, sku: string): Promise<void> {
  const customer = await signedIn(shop, email)
  const orderId = await buy(shop, customer, sku)
  const lines = (await deliver(shop, orderId)).map(({ lineId }) => ({
    ...{ lineId, quantity: 1, reason: 'damaged' },
  }))
  await asked(customer, `orders/${orderId}/returns`, { lines, resolution: 'refund' })
  const staff = staffOf(shop)
  const card = { amount: 2_500, currency: 'EUR', reason: 'goodwill' }
  assert.equal((await staff.send('POST', 'gift-cards', card)).status, 201)
  const list = { name: 'Partners', currency: 'EUR', customerGroup: 'partners' }
  assert.equal((await staff.send('POST', 'price-lists', list)).status, 201)
  await importProducts(shop, 'slug,title\n,nameless\n')
  await shop.drain()
}

async function asked<T>(customer: Browser, path: string, body: unknown): Promise<T> {
  const answer = await customer.send('POST', `v1/${path}`, body)
  const said = await answer.json()
  assert.ok(answer.ok, `${path}: ${JSON.stringify(said)}`)
  return said
}

async function buy(shop: OneProcess, customer: Browser, sku: string): Promise<string> {
  const { id } = await asked<{ id: string }>(customer, 'checkouts', {
    ...{ lines: [{ sku, quantity: 1 }], currency: 'EUR', email, shipTo },
    shippingOption: 'zone_de.parcel',
  })
  const { orderId } = await asked<{ orderId: string }>(customer, `checkouts/${id}/complete`, {
    instrument: { kind: 'token', token: await shop.bank.token(visa) },
    returnUrl: shop.returnUrl,
  })
  return orderId
}

async function importProducts({ url, apiKey }: OneProcess, csv: string): Promise<void> {
  const answer = await fetch(`${url}api/v1/admin/imports?format=csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'text/csv' },
    body: csv,
  })
  assert.ok(answer.ok, await answer.text())
}
