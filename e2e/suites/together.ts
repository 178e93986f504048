import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../topologies/shop.ts'
import { type Checkout, cards, eventually, guestOf } from './purchase/buyer.ts'
import { staffOf } from './purchase/staff.ts'

type Answer = { readonly items: readonly { readonly slug: string; readonly reason: string }[] }

type Rebuilds = { readonly items: readonly { readonly id: string; readonly state: string }[] }

/** What buyers do changes what the next visitor is shown. */
export function togetherSuite(shop: Shop): void {
  const staff = staffOf(shop)
  const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }

  async function buy(skus: readonly string[]): Promise<void> {
    const buyer = guestOf(shop)
    const lines = skus.map(sku => ({ sku, quantity: 1 }))
    const cart = await buyer.send<{ id: string }>('POST', 'v1/carts', { currency: 'EUR', lines })
    const form = { cartId: cart.body.id, email: 'ada@example.com', shipTo }
    const { body } = await buyer.send<Checkout>('POST', 'v1/checkouts', form)
    const { id } = body.shippingOptions[0]!
    await buyer.send('PATCH', `v1/checkouts/${body.id}`, { shippingOption: id })
    const paid = await buyer.pay(body.id, cards.good)
    assert.equal(paid.body.status, 'completed', JSON.stringify(paid.body))
  }

  it('what was bought together is recommended together', async () => {
    const [teapot, cosy] = ['E2E-TEAPOT', 'E2E-COSY']
    for (const sku of [teapot, cosy]) await staff.product(sku, 1500, 10)
    const ask = async () => {
      const answer = await fetch(
        `${shop.url}api/v1/recommendations/bought-together?products=${teapot.toLowerCase()}`,
      )
      const { items } = (await answer.json()) as Answer
      return items.find(({ slug }) => slug === cosy.toLowerCase())
    }
    assert.notEqual((await ask())?.reason, 'bought-together')
    for (let times = 0; times < 2; times++) await buy([teapot, cosy])
    const found = await eventually('the recommendation', async () => {
      const shown = await ask()
      return shown?.reason === 'bought-together' ? shown : undefined
    })
    assert.equal(found.slug, cosy.toLowerCase())
    // Worked out anew from the history of orders it is the same.
    const begun = await staff.send<{ id: string }>('POST', 'recommendations/rebuild', {})
    assert.equal(begun.status, 202, JSON.stringify(begun.body))
    await eventually('the rebuild', async () => {
      const { body } = await staff.send<Rebuilds>('GET', 'recommendations/rebuilds')
      return body.items.some(({ id, state }) => id === begun.body.id && state === 'done') || undefined
    })
    assert.equal((await ask())?.reason, 'bought-together')
  })
}
