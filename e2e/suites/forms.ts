import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ordersContract } from '@stoa/contracts/orders'
import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { Shop } from '../topologies/shop.ts'
import { plainBrowser } from './plain-browser.ts'
import { cards, eventually, guestOf } from './purchase/buyer.ts'
import { staffOf } from './purchase/staff.ts'

const password = 'correct horse battery'

/** What works without script: the gateway's forms, in whatever processes the shop runs. */
export function formsSuite(shop: Shop): void {
  it('registers, signs out and signs in by forms, and the cart of the guest comes along', async () => {
    const browser = plainBrowser(shop)
    const { items } = await (await browser.get('api/v1/products?limit=1')).json()
    const { variants } = await (await browser.get(`api/v1/products/${items[0].slug}`)).json()
    const { sku } = variants[0]
    const cart = await browser.json('api/v1/carts', { currency: 'EUR', lines: [{ sku, quantity: 2 }] })
    const who = async () => (await (await browser.get('api/v1/session')).json()).kind
    assert.equal(await who(), 'guest')
    const fields = { email: 'annie@example.com', password, name: 'Annie', return: '/cart' }
    const registered = await browser.form('auth/register', fields)
    assert.deepEqual([registered.status, registered.headers.get('location')], [303, '/cart'])
    assert.equal(await who(), 'customer')
    // At once, or when the sign-in is heard of: a busy machine is no reason to wait at the door.
    const own = await eventually('the cart of the guest', async () => {
      const found = await (await browser.get('api/v1/cart')).json()
      return found.id === cart.id ? found : undefined
    })
    assert.equal(own.lines[0]?.quantity, 2)
    await browser.form('auth/sign-out', {})
    assert.equal(await who(), 'anonymous')
    const back = await browser.form('auth/sign-in', { ...fields, return: 'https://evil.example/' })
    assert.deepEqual([back.headers.get('location'), await who()], ['/', 'customer'])
  })

  it('leads back to the page with a code when a form is wrong, and takes none of another origin', async () => {
    const browser = plainBrowser(shop)
    const wrong = { email: 'nobody@example.com', password: 'wrong and long enough', return: '/cart' }
    const answer = await browser.form('auth/sign-in', wrong)
    const location = '/account/sign-in?problem=invalid_credentials&return=%2Fcart'
    assert.equal(answer.headers.get('location'), location)
    for (const path of ['auth/sign-in', 'auth/register', 'auth/sign-out', 'cart'])
      assert.equal((await browser.form(path, wrong, { 'sec-fetch-site': 'cross-site' })).status, 403, path)
    const link = await browser.get('auth/order-link?token=lnk_00000000000000000000000001.invented')
    assert.equal(link.headers.get('location'), '/account/sign-in?problem=link_invalid')
  })

  it('rule 18: a link lets a browser that was nobody see exactly the order it was made for, and works once', async () => {
    await staffOf(shop).product('E2E-LINK', 1500, 10)
    const buyer = guestOf(shop)
    const buy = async () => {
      const { id } = await buyer.fill('E2E-LINK')
      const { body } = await buyer.pay(id, cards.good)
      return body.orderId!
    }
    const [orderId, other] = [await buy(), await buy()]
    const orders = shop.client(ordersContract, 'notifications')
    const call = newCall({ actor: systemActor('e2e'), caller: 'notifications' })
    const { linkToken } = unwrap(await orders.getOrderContact({ orderId, link: true }, call))
    const [friend, thief] = [plainBrowser(shop), plainBrowser(shop)]
    const opened = await friend.get(`auth/order-link?token=${linkToken}`)
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, `/orders/${orderId}`])
    const statusOf = async (browser: typeof friend, id: string) =>
      (await browser.get(`api/v1/orders/${id}`)).status
    assert.deepEqual([await statusOf(friend, orderId), await statusOf(friend, other)], [200, 404])
    const again = await thief.get(`auth/order-link?token=${linkToken}`)
    assert.equal(again.headers.get('location'), '/account/sign-in?problem=link_invalid')
    assert.notEqual(await statusOf(thief, orderId), 200)
  })

  it("passes a provider's signature on, so that a wrong one is told from a missing one only by payments", async () => {
    const answer = await fetch(`${shop.url}api/v1/payment-webhooks/testbank`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'testbank-signature': 't=1,v1=00' },
      body: '{"id":"evt_e2e"}',
    })
    assert.deepEqual([answer.status, (await answer.json()).code], [400, 'signature_invalid'])
  })
}
