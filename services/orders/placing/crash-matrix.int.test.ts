import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { Crash, type Moment } from '@stoa/platform/saga'
import { guest, openShop } from '../testing/open-shop.ts'
import { checkoutSaga } from './checkout-saga.ts'
import { postgresBook } from './postgres-book.ts'

const shop = await openShop({ after })
/** From the step table itself, so that a new step cannot be forgotten. */
const steps = checkoutSaga(shop.options, postgresBook(shop.options)).steps
const points = steps.flatMap(({ name, act, undo }) => [
  ...(act ? (['before-act', 'acted', 'recorded'] as const) : []).map(moment => ({ step: name, moment })),
  ...(undo ? (['before-undo', 'undone'] as const) : []).map(moment => ({ step: name, moment })),
])
const input = {
  lines: ['MUG', 'GIFTCARD-10'].map(sku => ({ sku, quantity: 1 })),
  coupons: ['MANY'],
}

before(async () => {
  for (const sku of ['MUG', 'GIFTCARD-10']) await shop.stock(sku, 100_000)
  await shop.world.transact(doc => {
    doc.coupons.MANY = 100_000
  })
})

async function crashAt(id: string, token: string, step: string, moment: Moment): Promise<boolean> {
  let crashed = false
  const { api } = shop.replica({
    probe: point => {
      if (crashed || point.step !== step || point.moment !== moment) return
      crashed = true
      throw new Crash('killed')
    },
  })
  const instrument = { kind: 'token', token }
  await api
    .completeCheckout({ id, instrument, returnUrl: 'https://shop.test/' }, shop.call())
    .catch(error => assert.ok(error instanceof Crash, String(error)))
  for (let i = 0; i < 3; i++) {
    shop.clock.advance(46_000)
    await shop.runner.sweep()
  }
  return crashed
}

/** Charged exactly if there is an order that is paid; goods, uses and money held exactly for it. */
async function assertWhole(id: string): Promise<'open' | 'cancelled' | 'none'> {
  const key = `${id}:1`
  const { payments, reservations, holds } = await shop.see()
  const orders = await shop.db.all<{ status: string; total: number; paid: number }>(
    sql`select status, total, (doc #>> '{tenders,0,captured}')::int as paid from orders where checkout_id = ${id}`,
  )
  assert.ok(orders.length <= 1, `${key}: ${orders.length} orders`)
  const open = orders[0]?.status === 'open'
  const payment = payments[key]
  const kept = (payment?.captured ?? 0) - (payment?.refunded ?? 0)
  assert.equal(
    kept > 0,
    open && payment !== undefined,
    `${key}: ${kept} kept, the order is ${orders[0]?.status}`,
  )
  if (payment) assert.notEqual(payment.status, 'authorised', key)
  const held = open ? 'committed' : 'released'
  for (const state of [reservations[key]?.status, holds[key]?.status])
    assert.ok(state === undefined || state === held, `${key}: ${state}`)
  const { moved } = await shop.db.one<{ moved: number }>(
    sql`select coalesce(sum(amount), 0)::int as moved from ledger_entries where reference = ${key}`,
  )
  assert.equal(
    -moved + kept,
    open ? orders[0]!.total : 0,
    `${key}: ${-moved} off the card and ${kept} charged`,
  )
  const { cards } = await shop.db.one<{ cards: number }>(
    sql`select count(*)::int as cards from gift_cards join orders on orders.id = order_id
         where checkout_id = ${id} and gift_cards.status = 'active'`,
  )
  assert.equal(cards, open ? 1 : 0, `${key}: ${cards} gift cards of an order that is ${orders[0]?.status}`)
  const { count } = await shop.db.one<{ count: number }>(
    sql`select count(*)::int as count from outbox where type = 'orders.order-placed' and data ->> 'checkoutId' = ${id}`,
  )
  assert.equal(count, orders.length, `${key}: told ${count} times`)
  return (orders[0]?.status as 'open' | undefined) ?? 'none'
}

describe('a replica that dies while it completes a checkout', () => {
  for (const token of ['approve', 'decline', 'lapse'] as const)
    it(`leaves a whole order or nothing at all: ${token}`, async () => {
      const outcomes = new Set<string>()
      let crashes = 0
      for (const { step, moment } of points) {
        const card = unwrap(
          await shop.api.issueGiftCard({ amount: 600, currency: 'EUR', reason: step }, shop.staff()),
        )
        const { id } = await shop.ready({ ...input, giftCards: [card.code] })
        if (await crashAt(id, token, step, moment)) crashes += 1
        outcomes.add(await assertWhole(id))
      }
      assert.deepEqual(
        [...outcomes],
        token === 'approve' ? ['open'] : token === 'decline' ? ['none'] : ['cancelled'],
      )
      assert.ok(crashes >= 12, `only ${crashes} of ${points.length} points were met`)
    })

  it('is finished by another after a real kill -9 between the charge and writing it down', async () => {
    const { id } = await shop.ready({ lines: input.lines })
    const urls = [shop.database.url('orders'), shop.database.url('world')]
    const child = fork(new URL('../testing/dying-shop.fixture.ts', import.meta.url), [...urls, id, 'pay'], {
      env: { ...process.env, STOA_TEST_NOW: shop.clock.iso() },
    })
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    assert.equal((await shop.see()).payments[`${id}:1`]?.status, 'authorised')
    await assert.rejects(shop.complete(id), { code: 'idempotency_in_flight' })
    shop.clock.advance(46_000)
    const done = unwrap(await shop.complete(id, 'approve', guest))
    assert.equal(done.status, 'completed')
    assert.equal(await assertWhole(id), 'open')
  })
})
