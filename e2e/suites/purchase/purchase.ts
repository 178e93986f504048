import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../../topologies/shop.ts'
import { type Buyer, type Checkout, cards, eventually, guestOf, type Order } from './buyer.ts'
import { staffOf } from './staff.ts'

type Level = { readonly onHand: number; readonly reserved: number; readonly allocated: number }
type Card = { readonly code: string }
const afterTheTotal = ['total', 'gift-card', 'due']

const sum = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0)

/** From the cart to the timeline, as a browser without an account does it. */
export function purchaseSuite(shop: Shop): void {
  const staff = staffOf(shop)
  const { bank } = shop

  const stockOf = async (sku: string) => {
    const { levels } = await staff.get<{ levels: Level[] }>(`stock/${sku}`)
    const { onHand, reserved, allocated } = levels[0]!
    return { onHand, reserved, allocated }
  }

  it('staff publish goods and count them in', () => staff.product('E2E-MUG', 1500, 1000))

  it('sells a guest what is in the cart: paid once, told by the bank, written into the timeline', async () => {
    const ada = guestOf(shop)
    const before = await stockOf('E2E-MUG')
    const checkout = await ada.fill('E2E-MUG', 2)
    const { status, body } = await ada.pay(checkout.id, cards.good)
    assert.deepEqual([status, body.status], [200, 'completed'], JSON.stringify(body))
    const order = await ada.get<Order>(`v1/orders/${body.orderId}`)
    assert.deepEqual(
      [order.status, order.paymentStatus, order.total, order.captured],
      ['open', 'paid', checkout.total, checkout.total],
    )
    const [charge, ...others] = await bank.chargesOf(checkout.id)
    assert.deepEqual([others, sum(charge!.captures)], [[], order.total.amount])
    const after = await stockOf('E2E-MUG')
    assert.deepEqual(after, { ...before, allocated: before.allocated + 2 })
    const { entries } = await ada.get<{ entries: { seq: number; kind: string }[] }>(
      `v1/orders/${order.id}/events`,
    )
    assert.equal(entries[0]!.kind, 'order-placed')
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, i) => i + 1),
    )
    // The cart is closed: the next one is another.
    const next = await ada.send<{ id: string }>('POST', 'v1/carts', { currency: 'EUR' })
    assert.notEqual(next.body.id, order.cartId)
    await assert.rejects(guestOf(shop).get(`v1/orders/${order.id}`), /40[1-4]|not_found|unauth|forbidden/)
  })

  it('takes a coupon off once, and a gift card for its part: the parts sum to the whole', async () => {
    await staff.coupon('E2E-FIVE', 500, 10)
    const card = await staff.send<Card>('POST', 'gift-cards', { amount: 600, currency: 'EUR', reason: 'e2e' })
    const buyer = guestOf(shop)
    const { code } = card.body
    const checkout = await buyer.fill('E2E-MUG', 2, { coupons: ['E2E-FIVE'], giftCards: [code] })
    assert.equal(checkout.due.amount, checkout.total.amount - 600)
    const { body } = await buyer.pay(checkout.id, cards.good)
    assert.equal(body.status, 'completed', JSON.stringify(body))
    const order = await buyer.get<Order>(`v1/orders/${body.orderId}`)
    const parts = order.totals.filter(({ kind, included }) => !included && !afterTheTotal.includes(kind))
    assert.equal(sum(parts.map(({ money }) => money)), order.total.amount)
    assert.equal(sum(order.tenders.map(({ captured }) => captured)), order.total.amount)
    const [charge] = await bank.chargesOf(checkout.id)
    assert.equal(sum(charge!.captures), order.total.amount - 600)
    const balance = await buyer.send<{ balance: { amount: number } }>('POST', 'v1/gift-cards/balance', {
      code,
    })
    assert.equal(balance.body.balance.amount, 0)
    assert.equal((await staff.get<{ uses: number }>('coupons/E2E-FIVE')).uses, 1)
  })

  it('a purchase that a gift card pays whole asks no bank', async () => {
    const { body: card } = await staff.send<Card>('POST', 'gift-cards', {
      ...{ amount: 100_000, currency: 'EUR', reason: 'e2e' },
    })
    const buyer = guestOf(shop)
    const checkout = await buyer.fill('E2E-MUG', 1, { giftCards: [card.code] })
    assert.equal(checkout.due.amount, 0)
    const { body } = await buyer.payWith(checkout.id, undefined)
    assert.equal(body.status, 'completed', JSON.stringify(body))
    assert.deepEqual(await bank.chargesOf(checkout.id), [])
  })

  it('sells the gift card of the shop: untaxed, nothing to send, its code mailed once it is paid', async () => {
    const buyer = guestOf(shop)
    const lines = [{ sku: 'GIFTCARD-50', quantity: 1 }]
    const cart = await buyer.send<{ id: string }>('POST', 'v1/carts', { currency: 'EUR', lines })
    const form = { cartId: cart.body.id, email: 'grace@example.com' }
    const begun = await buyer.send<Checkout>('POST', 'v1/checkouts', form)
    assert.deepEqual(
      [begun.body.status, begun.body.total.amount],
      ['ready', 5000],
      JSON.stringify(begun.body),
    )
    const { body } = await buyer.pay(begun.body.id, cards.good)
    assert.equal(body.status, 'completed', JSON.stringify(body))
    const order = await buyer.get<Order>(`v1/orders/${body.orderId}`)
    assert.deepEqual(
      order.lines.map(({ giftCard, tax }) => [giftCard, tax.amount]),
      [[true, 0]],
    )
    await eventually('the mail with the code', async () => {
      const { items } = await staff.get<{ items: { template: string; recipient?: string }[] }>(
        'messages?limit=100',
      )
      return items.find(({ template }) => template === 'gift-card-issued')
    })
  })

  it('a decline is told, holds nothing, and the next card completes the same checkout', async () => {
    const buyer = guestOf(shop)
    const before = await stockOf('E2E-MUG')
    const { id, total } = await buyer.fill('E2E-MUG')
    const declined = await buyer.pay(id, cards.declined)
    assert.deepEqual([declined.status, declined.body.code], [402, 'payment_failed'])
    assert.deepEqual(await stockOf('E2E-MUG'), before)
    const { body } = await buyer.pay(id, cards.good)
    assert.equal(body.status, 'completed', JSON.stringify(body))
    const charges = await bank.chargesOf(id)
    assert.equal(sum(charges.flatMap(({ captures }) => captures)), total.amount)
  })

  it('what the bank does not understand ends the try and says why: another try is an order', async () => {
    const buyer = guestOf(shop)
    const { id } = await buyer.fill('E2E-MUG')
    const garbage = await buyer.payWith(id, 'no-token-of-the-bank')
    assert.deepEqual([garbage.status, garbage.body.code], [402, 'payment_failed'])
    const instrument = { kind: 'token', token: await bank.token(cards.good) }
    const elsewhere = { instrument, returnUrl: 'https://elsewhere.example/' }
    const led = await buyer.send<{ detail: string }>('POST', `v1/checkouts/${id}/complete`, elsewhere)
    assert.equal(led.status, 402)
    assert.match(led.body.detail, /'returnUrl' must be an address of/)
    assert.deepEqual(await bank.chargesOf(id), [])
    const { body } = await buyer.pay(id, cards.good)
    assert.equal(body.status, 'completed', JSON.stringify(body))
  })

  it('3-D Secure: the buyer confirms and comes back', async () => {
    const buyer = guestOf(shop)
    const { id } = await buyer.fill('E2E-MUG')
    const asked = await buyer.pay(id, cards.secure)
    assert.equal(asked.body.status, 'requires_action', JSON.stringify(asked.body))
    await bank.confirm(asked.body.action!.url)
    const { body } = await buyer.send('POST', `v1/checkouts/${id}/continue`)
    assert.equal((await eventualStatus(buyer, id)).status, 'completed', JSON.stringify(body))
  })

  it('3-D Secure: the buyer confirms and closes the window; the webhook alone completes the order', async () => {
    const buyer = guestOf(shop)
    const { id, total } = await buyer.fill('E2E-MUG')
    const asked = await buyer.pay(id, cards.secure)
    await bank.confirm(asked.body.action!.url)
    const { orderId } = await eventualStatus(buyer, id)
    const order = await eventually('paid', async () => {
      const now = await buyer.get<Order>(`v1/orders/${orderId}`)
      return now.paymentStatus === 'paid' ? now : undefined
    })
    assert.deepEqual(order.captured, total)
    assert.equal((await bank.chargesOf(id)).length, 1)
  })
}

const eventualStatus = (buyer: Buyer, id: string) =>
  eventually(`${id} completed`, async () => {
    const now = await buyer.get<Checkout>(`v1/checkouts/${id}`)
    return now.status === 'completed' ? now : undefined
  })
