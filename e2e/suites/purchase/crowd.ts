import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Shop } from '../../topologies/shop.ts'
import { cards, guestOf, type Order, type Paid } from './buyer.ts'
import { type Answer, staffOf } from './staff.ts'

const many = 8
const times = <T>(count: number, one: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => one(i)))
const sum = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0)
const orderOf = ({ body }: Answer<Paid>): string | undefined => body.orderId

/** Many who do the same at the same moment. */
export function crowdSuite(shop: Shop): void {
  const staff = staffOf(shop)

  it('many identical completions at once, with one key and with none: one order, one charge, equal answers', async () => {
    await staff.product('E2E-SAME', 1500, 100)
    for (const headers of [{ 'idempotency-key': 'the-same-key' }, {}]) {
      const buyer = guestOf(shop)
      const { id } = await buyer.fill('E2E-SAME')
      const token = await shop.bank.token(cards.good)
      const answers = await times(many, () => buyer.payWith(id, token, headers))
      for (const { status, body } of answers) {
        assert.equal(status, 200, JSON.stringify(body))
        assert.deepEqual(body, answers[0]!.body)
      }
      const charges = await shop.bank.chargesOf(id)
      assert.deepEqual([charges.length, charges[0]!.captures.length], [1, 1])
    }
  })

  it('many starts of one cart at once answer one checkout, and it becomes one order', async () => {
    await staff.product('E2E-CART', 1500, 100)
    const buyer = guestOf(shop)
    const lines = [{ sku: 'E2E-CART', quantity: 1 }]
    const cart = await buyer.send<{ id: string }>('POST', 'v1/carts', { currency: 'EUR', lines })
    const started = await times(many, async () => {
      const { body } = await buyer.send<{ id: string }>('POST', 'v1/checkouts', { cartId: cart.body.id })
      return body.id
    })
    assert.equal(new Set(started).size, 1)
    const { id } = await buyer.fill('E2E-CART')
    assert.equal(id, started[0])
    const { body } = await buyer.pay(id, cards.good)
    const { items } = await buyer.get<{ items: Order[] }>('v1/orders')
    assert.deepEqual(
      items.map(order => order.id),
      [body.orderId],
    )
  })

  it('the last use of a coupon goes to one of many', async () => {
    await staff.product('E2E-COUPON', 1500, 100)
    await staff.coupon('E2E-LAST', 500, 1)
    const buyers = await times(many, async () => {
      const buyer = guestOf(shop)
      const { id } = await buyer.fill('E2E-COUPON', 1, { coupons: ['E2E-LAST'] })
      return { buyer, id }
    })
    const answers = await Promise.all(buyers.map(({ buyer, id }) => buyer.pay(id, cards.good)))
    assert.equal(answers.filter(orderOf).length, 1, JSON.stringify(answers.map(({ body }) => body.code)))
    for (const { status, body } of answers.filter(answer => !orderOf(answer)))
      assert.deepEqual([status, body.code], [409, 'coupon_refused'])
    assert.equal((await staff.get<{ uses: number }>('coupons/E2E-LAST')).uses, 1)
  })

  it('refunds at once never give back more than was captured', async () => {
    await staff.product('E2E-REFUND', 1500, 100)
    const buyer = guestOf(shop)
    const { id, total } = await buyer.fill('E2E-REFUND')
    const { body } = await buyer.pay(id, cards.good)
    const part = Math.floor(total.amount / 3)
    const refunds = await times(many, () =>
      staff.send<{ code?: string }>('POST', `orders/${body.orderId}/refunds`, { amount: part, reason: '' }),
    )
    const done = refunds.filter(({ status }) => status === 201)
    assert.equal(done.length, 3, JSON.stringify(refunds))
    assert.ok(done.every(({ status }) => status < 300))
    for (const refused of refunds.filter(({ status }) => status !== 201))
      assert.equal(refused.body.code, 'refund_exceeds')
    const [charge] = await shop.bank.chargesOf(id)
    assert.equal(sum(charge!.refunds), 3 * part)
    const order = await buyer.get<Order>(`v1/orders/${body.orderId}`)
    assert.equal(order.refunded.amount, 3 * part)
  })
}
