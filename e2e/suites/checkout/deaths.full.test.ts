import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { Crash, type Moment } from '@stoa/platform/saga'
import { ordersApi } from '../../../services/orders/api.ts'
import { checkoutSaga } from '../../../services/orders/placing/checkout-saga.ts'
import { postgresBook } from '../../../services/orders/placing/postgres-book.ts'
import { ordersRunner } from '../../../services/orders/processes/runner.ts'
import { openMarket } from './open-market.ts'

const market = await openMarket({ after })
const { api, bank, call, ordersOptions } = market
const db = market.db('orders')
const guest: Actor = { kind: 'guest', id: 'ada' }
const shipTo = { name: 'Ada L.', line1: 'Market 1', city: 'Berlin', postcode: '10119', country: 'DE' }
await market.product('MUG', 1500, 1000)
const discount = unwrap(
  await api.pricing.createPromotion(
    {
      ...{ name: 'many', labels: { en: 'many' }, needsCoupon: true },
      effect: { kind: 'amount-off', per: 'order', amounts: [{ currency: 'EUR', amount: 100 }] },
    },
    call(),
  ),
)
unwrap(await api.pricing.putCoupon({ code: 'MANY', promotionId: discount.id, usageLimit: 1000 }, call()))

/** From the step table. That of goods held again is met where time stands still: it needs a hold that runs out. */
const points = checkoutSaga(ordersOptions, postgresBook(ordersOptions))
  .steps.filter(({ name }) => name !== 'secure')
  .flatMap(({ name, act, undo }) => [
    ...(act ? (['before-act', 'acted', 'recorded'] as const) : []).map(moment => ({ step: name, moment })),
    ...(undo ? (['before-undo', 'undone'] as const) : []).map(moment => ({ step: name, moment })),
  ])

const met = new Set<string>()

/** A replica whose clock is ahead finds that the lease of the dead one has run out. */
function goOn(aheadMs: number): Promise<number> {
  const clock: Clock = {
    now: () => systemClock.now() + aheadMs,
    iso: () => new Date(systemClock.now() + aheadMs).toISOString(),
  }
  return ordersRunner({ ...ordersOptions, clock }).sweep()
}

async function start(): Promise<string> {
  const lines = [{ sku: 'MUG', quantity: 1 }]
  const cart = unwrap(await api.cart.createCart({ currency: 'EUR', lines }, call(guest)))
  const form = {
    cartId: cart.id,
    email: 'ada@example.com',
    shipTo,
    shippingOption: 'zone_de.parcel',
    coupons: ['MANY'],
  }
  return unwrap(await api.orders.startCheckout(form, call(guest))).id
}

async function dieAt(id: string, card: string, step: string, moment: Moment): Promise<void> {
  const runner = ordersRunner(ordersOptions, {
    probe: point => {
      if (point.step !== step || point.moment !== moment) return
      met.add(`${step} ${moment}`)
      throw new Crash('killed')
    },
  })
  const instrument = { kind: 'token', token: await bank.token(card) }
  const paid = { id, instrument, returnUrl: 'http://shop.test/return' }
  await ordersApi({ ...ordersOptions, runner })
    .completeCheckout(paid, call(guest))
    .catch(error => assert.ok(error instanceof Crash, String(error)))
}

/** Nobody works at this moment, so bank and checkout are of one moment. */
async function assertLive(id: string): Promise<void> {
  const charges = await bank.chargesOf(`${id}:1`)
  if (!charges.some(({ status }) => status === 'authorised' || status === 'captured')) return
  const { status } = await db.one<{ status: string }>(sql`select status from checkouts where id = ${id}`)
  assert.ok(['completing', 'completed'].includes(status), `${id}: charged, and its checkout is ${status}`)
}

/** Charged exactly if there is an order, for what it costs; told once. */
async function assertWhole(id: string, where: string): Promise<'open' | 'none'> {
  const orders = await db.all<{ status: string; total: number }>(
    sql`select status, total from orders where checkout_id = ${id}`,
  )
  const taken = (await bank.chargesOf(`${id}:1`)).flatMap(({ captures }) =>
    captures.map(({ amount }) => amount),
  )
  assert.deepEqual(
    taken,
    orders.map(({ total }) => total),
    where,
  )
  const told = await db.all(
    sql`select id from outbox where type = 'orders.order-placed' and data ->> 'checkoutId' = ${id}`,
  )
  assert.equal(told.length, orders.length, where)
  return orders[0] ? 'open' : 'none'
}

for (const [card, outcome] of [
  ['4242424242424242', 'open'],
  ['4000000000000002', 'none'],
] as const)
  it(`a checkout over the real services and bank that dies at any moment of any step: ${outcome}`, async () => {
    const before = await sold()
    for (const { step, moment } of points) {
      const id = await start()
      await dieAt(id, card, step, moment)
      for (const aheadMs of [46_000, 120_000]) {
        await assertLive(id)
        await goOn(aheadMs)
      }
      await assertLive(id)
      assert.equal(await assertWhole(id, `${step} ${moment}`), outcome)
    }
    assert.deepEqual(await market.breaches(), [])
    const more = outcome === 'open' ? points.length : 0
    const { allocated, uses } = before
    assert.deepEqual(await sold(), { allocated: allocated + more, reserved: 0, uses: uses + more })
  })

it('has died at every one of them', () =>
  assert.deepEqual([...met].toSorted(), points.map(({ step, moment }) => `${step} ${moment}`).toSorted()))

async function sold() {
  const { levels } = unwrap(await api.inventory.getItem({ sku: 'MUG' }, call()))
  const { uses } = unwrap(await api.pricing.getCoupon({ code: 'MANY' }, call()))
  return { allocated: levels[0]!.allocated, reserved: levels[0]!.reserved, uses }
}
