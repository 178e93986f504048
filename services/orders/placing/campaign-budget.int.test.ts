import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { ordersApi } from '../api.ts'
import { ordersRunner } from '../processes/runner.ts'
import { openShop } from '../testing/open-shop.ts'
import { campaigns } from '../testing/pricing.ts'

const shop = await openShop({ after })
const instrument = { kind: 'token', token: 'approve' }
const open = (spent: number, most: number) =>
  shop.world.transact(doc => {
    doc.campaigns[campaigns.gift] = { spent, most }
  })
const spent = async () => (await shop.see()).campaigns[campaigns.gift]?.spent
const settle = async () => {
  shop.clock.advance(1_000)
  await shop.runner.sweep()
}

describe('an order whose price a campaign lowers, without a coupon', () => {
  beforeEach(() => shop.stock('MUG', 100))

  it('holds its part of the budget, keeps it with the order, and gives it back when that is cancelled', async () => {
    await open(0, 1000)
    const checkout = await shop.ready()
    assert.equal(checkout.total.amount, 2440)
    const { orderId } = unwrap(await shop.complete(checkout.id))
    const held = {
      status: 'committed',
      codes: [],
      campaigns: [{ id: campaigns.gift, amount: 50, currency: 'EUR' }],
    }
    assert.deepEqual((await shop.see()).holds[`${checkout.id}:1`], held)
    assert.equal(await spent(), 50)
    unwrap(await shop.api.cancelOrder({ id: orderId! }, shop.call()))
    await settle()
    assert.deepEqual([(await shop.order(orderId!)).status, await spent()], ['cancelled', 0])
  })

  it('gives it back when the payment is declined', async () => {
    await open(0, 50)
    const { id } = await shop.ready()
    const declined = await shop.complete(id, 'decline')
    assert.equal(declined.ok === false && declined.error.code, 'payment_failed')
    assert.equal(await spent(), 0)
    assert.equal(unwrap(await shop.complete(id)).total.amount, 2440)
    assert.equal(await spent(), 50)
  })

  it('is refused when the budget is spent by others in the meantime, and costs more when it is looked at again', async () => {
    await open(0, 50)
    const { id } = await shop.ready()
    const { options } = shop
    const holdCoupons: typeof options.pricing.holdCoupons = async (...asked) => {
      await open(50, 50)
      return options.pricing.holdCoupons(...asked)
    }
    const deps = { ...options, pricing: { ...options.pricing, holdCoupons } }
    const late = ordersApi({ ...deps, runner: ordersRunner(deps) })
    const refused = await late.completeCheckout({ id, instrument, expectedTotal: 2440 }, shop.call())
    assert.ok(!refused.ok && refused.error.code === 'coupon_refused')
    assert.deepEqual(
      refused.error.data?.problems.map(({ code }) => code),
      ['campaign_spent'],
    )
    assert.equal((await shop.see()).payments[`${id}:1`], undefined)
    const changed = await shop.api.completeCheckout({ id, instrument, expectedTotal: 2440 }, shop.call())
    assert.equal(changed.ok === false && changed.error.code, 'total_changed')
    assert.equal(unwrap(await shop.api.updateCheckout({ id }, shop.call())).total.amount, 2490)
    assert.equal(unwrap(await shop.complete(id)).total.amount, 2490)
  })

  it('takes the last of a budget once', async () => {
    await open(0, 99)
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await shop.ready()).id))
    const results = await Promise.all(
      ids.map(id => shop.api.completeCheckout({ id, instrument, expectedTotal: 2440 }, shop.call())),
    )
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.equal(await spent(), 50)
  })

  it('asks pricing for nothing where there is neither a campaign nor a coupon', async () => {
    await shop.world.transact(({ campaigns: known }) => delete known[campaigns.gift])
    const { options } = shop
    const never = () => Promise.reject(new Error('nothing is held'))
    const deps = { ...options, pricing: { ...options.pricing, holdCoupons: never, commitCoupons: never } }
    const api = ordersApi({ ...deps, runner: ordersRunner(deps) })
    const { id } = await shop.ready()
    assert.equal(unwrap(await api.completeCheckout({ id, instrument }, shop.call())).status, 'completed')
  })
})
