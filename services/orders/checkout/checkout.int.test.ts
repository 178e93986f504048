import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { ordersApi } from '../api.ts'
import { ordersRunner } from '../processes/runner.ts'
import { guest, openShop } from '../testing/open-shop.ts'
import { claimCheckout, findCheckout } from './checkout-store.ts'

const shop = await openShop({ after })
const cart = (n: number) => `cart_${String(n).padStart(26, '0')}`
const fill = (id: string) =>
  shop.world.transact(doc => {
    doc.carts[id] = { lines: [{ sku: 'MUG', quantity: 1 }] }
  })

describe('a checkout', () => {
  it('says what is missing, and is ready when nothing is', async () => {
    const lines = [{ sku: 'MUG', quantity: 2 }]
    const started = unwrap(await shop.api.startCheckout({ lines }, shop.call()))
    assert.equal(started.status, 'incomplete')
    assert.deepEqual(
      started.problems.map(({ code }) => code),
      ['email_missing', 'address_missing'],
    )
    assert.equal(started.total.amount, 2490)
    const refused = await shop.complete(started.id)
    assert.equal(refused.ok === false && refused.error.code, 'checkout_incomplete')
    const ready = await shop.ready()
    assert.equal(ready.status, 'ready')
    assert.equal(
      ready.totals
        .filter(({ kind, included }) => kind !== 'total' && !included)
        .reduce((sum, { money }) => sum + money.amount, 0),
      ready.total.amount,
    )
  })

  it('becomes an order whose parts are all settled', async () => {
    await shop.stock('MUG', 10)
    const { id } = await shop.ready()
    const done = unwrap(await shop.complete(id))
    assert.equal(done.status, 'completed')
    const { payments, reservations } = await shop.see()
    assert.deepEqual([payments[`${id}:1`]?.captured, reservations[`${id}:1`]?.status], [2490, 'committed'])
    const order = await shop.db.one<{ status: string; payment: string; total: number }>(
      sql`select status, payment_status as payment, total from orders where id = ${done.orderId}`,
    )
    assert.deepEqual(order, { status: 'open', payment: 'paid', total: 2490 })
    const again = unwrap(await shop.complete(id))
    assert.equal(again.orderNumber, done.orderNumber)
  })

  it('begins nothing for who looked before somebody else changed it', async () => {
    await shop.stock('MUG', 10)
    const { id } = await shop.ready()
    const seen = (await findCheckout(shop.db, id))!
    unwrap(await shop.api.updateCheckout({ id, email: 'new@example.com' }, shop.call()))
    const state = { key: `${id}:1`, coupons: [], form: seen.form }
    const saga = shop.runner.prepare({ id: state.key, kind: 'checkout', state })
    assert.equal(await claimCheckout(shop.db, seen, saga), undefined)
    assert.deepEqual(await shop.db.all(sql`select id from sagas where id = ${state.key}`), [])
    assert.equal(unwrap(await shop.complete(id)).status, 'completed')
  })

  it('is paid also where somebody changed the order a moment before', async () => {
    await shop.stock('MUG', 10)
    const { id } = await shop.ready()
    const { options } = shop
    const capture: typeof options.payments.capture = async (...asked) => {
      const write = sql`update orders set version = version + 1, email = 'new@example.com' where checkout_id = ${id} and version = 1`
      await shop.db.run(write)
      return options.payments.capture(...asked)
    }
    const deps = { ...options, payments: { ...options.payments, capture } }
    const api = ordersApi({ ...deps, runner: ordersRunner(deps) })
    const instrument = { kind: 'token', token: 'approve' } as const
    const done = unwrap(await api.completeCheckout({ id, instrument }, shop.call()))
    const { email, paymentStatus } = await shop.order(done.orderId!)
    assert.deepEqual([email, paymentStatus, done.status], ['new@example.com', 'paid', 'completed'])
    const { attempt } = await shop.db.one<{ attempt: number }>(
      sql`select attempt from sagas where id = ${`${id}:1`}`,
    )
    assert.equal(attempt, 1)
  })

  it('is charged, and shows, the price of the moment it is completed', async () => {
    await shop.stock('MUG', 10)
    const { id } = await shop.ready()
    await shop.db.run(
      sql`update checkouts set quote = (quote::jsonb || '{"total": {"amount": 1, "currency": "EUR"}}')::json, version = version + 1
           where id = ${id}`,
    )
    const done = unwrap(await shop.complete(id))
    assert.deepEqual([done.total.amount, (await shop.see()).payments[`${id}:1`]?.captured], [2490, 2490])
  })

  it('holds and keeps only coupons that took something off', async () => {
    await shop.stock('MUG', 100)
    await shop.world.transact(doc => {
      doc.coupons.TEN = 5
    })
    const { id } = await shop.ready({ coupons: ['NOTHING', 'TEN'] })
    const { orderId } = unwrap(await shop.complete(id))
    assert.deepEqual((await shop.order(orderId!)).coupons, ['TEN'])
    const campaigns = [{ id: 'camp_coupons', amount: 100, currency: 'EUR' }]
    assert.deepEqual((await shop.see()).holds[`${id}:1`], { status: 'committed', codes: ['TEN'], campaigns })
    const useless = await shop.ready({ coupons: ['NOTHING'] })
    const order = await shop.order(unwrap(await shop.complete(useless.id)).orderId!)
    assert.deepEqual([order.coupons, (await shop.see()).holds[`${useless.id}:1`]], [[], undefined])
  })

  it('is refused when a coupon that was shown working has ended', async () => {
    const { id } = await shop.ready({ coupons: ['SOON'] })
    await shop.world.transact(doc => {
      doc.coupons.SOON = -1
    })
    const refused = await shop.complete(id)
    assert.equal(refused.ok === false && refused.error.code, 'coupon_refused')
    assert.equal((await shop.see()).payments[`${id}:1`], undefined)
  })

  it('is one for all who complete it at once', async () => {
    await shop.stock('MUG', 100)
    const { id } = await shop.ready()
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => shop.complete(id)))
    const answers = tries.map(tried =>
      tried.status === 'fulfilled' ? unwrap(tried.value).status : tried.reason.code,
    )
    assert.ok(answers.includes('completed'))
    assert.ok(
      answers.every(answer => answer === 'completed' || answer === 'idempotency_in_flight'),
      String(answers),
    )
    const numbers = await Promise.all(answers.map(async () => unwrap(await shop.complete(id)).orderNumber))
    assert.equal(new Set(numbers).size, 1)
    const { payments } = await shop.see()
    assert.equal(Object.keys(payments).filter(key => key.startsWith(id)).length, 1)
  })

  it('is one for a cart, whoever starts it', async () => {
    await fill(cart(1))
    const ids = await Promise.all(
      Array.from({ length: 8 }, async () => (await shop.ready({ cartId: cart(1) })).id),
    )
    assert.equal(new Set(ids).size, 1)
    const done = unwrap(await shop.complete(ids[0]!))
    assert.equal((await shop.see()).carts[cart(1)]?.orderId, done.orderId)
    assert.equal((await shop.ready({ cartId: cart(1) })).orderNumber, done.orderNumber)
  })

  it('can be tried again after a decline, and nothing is held meanwhile', async () => {
    await shop.stock('CUP', 2)
    const { id } = await shop.ready({ lines: [{ sku: 'CUP', quantity: 2 }] })
    const declined = await shop.complete(id, 'decline')
    assert.equal(declined.ok === false && declined.error.code, 'payment_failed')
    const now = unwrap(await shop.api.getCheckout({ id }, shop.call()))
    assert.deepEqual([now.status, now.failure?.code], ['ready', 'payment_failed'])
    assert.equal((await shop.see()).reservations[`${id}:1`]?.status, 'released')
    assert.equal(unwrap(await shop.complete(id)).status, 'completed')
  })

  it('waits for 3-D Secure, and believes the provider only', async () => {
    const { id } = await shop.ready()
    const waiting = unwrap(await shop.complete(id, '3ds'))
    assert.deepEqual([waiting.status, waiting.action?.url], ['requires_action', 'https://bank.test/3ds'])
    assert.equal(waiting.reservationExpiresAt, waiting.expiresAt, 'a page can count down')
    assert.equal(unwrap(await shop.api.continueCheckout({ id }, shop.call())).status, 'requires_action')
    await shop.world.transact(doc => {
      doc.payments[`${id}:1`]!.status = 'authorised'
    })
    assert.equal(unwrap(await shop.api.continueCheckout({ id }, shop.call())).status, 'completed')
  })

  it('expires when nobody confirms: the intent is cancelled, then the stock is free', async () => {
    const { id } = await shop.ready()
    await shop.complete(id, '3ds')
    shop.clock.advance(700_000)
    await shop.runner.sweep()
    const { payments, reservations } = await shop.see()
    assert.deepEqual([payments[`${id}:1`]?.status, reservations[`${id}:1`]?.status], ['voided', 'released'])
    assert.equal(unwrap(await shop.api.getCheckout({ id }, shop.call())).status, 'expired')
  })

  it('takes its goods again when the payment came after the hold, or gives the money back', async () => {
    await shop.stock('VASE', 2)
    const buy = async () => (await shop.ready({ lines: [{ sku: 'VASE', quantity: 2 }] })).id
    const first = await buy()
    await shop.complete(first, '3ds')
    shop.clock.advance(1_000_000)
    const second = await buy()
    await shop.complete(second, '3ds')
    await shop.world.transact(doc => {
      for (const id of [first, second]) doc.payments[`${id}:1`]!.status = 'authorised'
    })
    shop.clock.advance(700_000)
    await shop.runner.sweep()
    const { payments } = await shop.see()
    const captured = [first, second].map(id => payments[`${id}:1`]!.captured)
    assert.deepEqual(
      captured.toSorted((a, b) => a - b),
      [0, 2490],
    )
    const voided = [first, second].filter(id => payments[`${id}:1`]!.status === 'voided')
    assert.equal(voided.length, 1)
  })

  it('is cancelled by the buyer while it waits', async () => {
    const { id } = await shop.ready()
    await shop.complete(id, '3ds')
    assert.equal(unwrap(await shop.api.cancelCheckout({ id }, shop.call())).status, 'cancelled')
    assert.equal((await shop.see()).payments[`${id}:1`]?.status, 'voided')
  })

  it('cancels the order it became when the authorisation lapses before the capture', async () => {
    const { id } = await shop.ready()
    const lapsed = await shop.complete(id, 'lapse')
    assert.equal(lapsed.ok === false && lapsed.error.code, 'payment_failed')
    const order = await shop.db.one<{ status: string; payment: string }>(
      sql`select status, payment_status as payment from orders where checkout_id = ${id}`,
    )
    assert.deepEqual(order, { status: 'cancelled', payment: 'voided' })
    const { reservations, payments } = await shop.see()
    assert.deepEqual([reservations[`${id}:1`]?.status, payments[`${id}:1`]?.status], ['released', 'voided'])
  })

  it('does not exist for somebody else; without a session its secret opens it', async () => {
    const { id } = await shop.ready()
    const stranger = shop.call({ kind: 'guest', id: 'stranger' })
    await assert.rejects(shop.api.getCheckout({ id }, stranger), { code: 'not_found' })
    const nobody = shop.call({ kind: 'anonymous' })
    const own = unwrap(await shop.api.startCheckout({ lines: [{ sku: 'MUG', quantity: 1 }] }, nobody))
    await assert.rejects(shop.api.getCheckout({ id: own.id }, nobody), { code: 'not_found' })
    assert.equal(unwrap(await shop.api.getCheckout({ id: own.id, secret: own.secret! }, nobody)).id, own.id)
  })

  it('sells the last unit once, however many want it', async () => {
    await shop.stock('LAST', 3)
    const ids = await Promise.all(
      Array.from(
        { length: 10 },
        async () => (await shop.ready({ lines: [{ sku: 'LAST', quantity: 1 }] })).id,
      ),
    )
    const results = await Promise.all(ids.map(id => shop.complete(id)))
    assert.equal(results.filter(({ ok }) => ok).length, 3)
    assert.ok(results.every(result => result.ok || result.error.code === 'insufficient_stock'))
  })

  it('uses the last use of a coupon once', async () => {
    await shop.stock('MUG', 100)
    await shop.world.transact(doc => {
      doc.coupons.ONCE = 1
    })
    const ids = await Promise.all(
      Array.from({ length: 6 }, async () => (await shop.ready({ coupons: ['once'] })).id),
    )
    const results = await Promise.all(ids.map(id => shop.complete(id)))
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.equal((await shop.see()).coupons.ONCE, 0)
  })

  it('says what is due beside gift cards, before and after it is paid', async () => {
    await shop.stock('MUG', 100)
    const card = unwrap(
      await shop.api.issueGiftCard({ amount: 1000, currency: 'EUR', reason: 'test' }, shop.staff()),
    )
    const checkout = await shop.ready({ giftCards: [card.code] })
    const due = checkout.total.amount - 1000
    assert.equal(checkout.due.amount, due)
    assert.deepEqual(
      checkout.totals.slice(-2).map(({ kind, money }) => [kind, money.amount]),
      [
        ['gift-card', -1000],
        ['due', due],
      ],
    )
    const done = unwrap(await shop.complete(checkout.id))
    assert.deepEqual([done.due, done.totals], [checkout.due, checkout.totals])
    const other = await shop.ready({ giftCards: [card.code] })
    assert.deepEqual(other.due, other.total, 'the card is spent')
  })

  it('is not started twice under one key, and knows its guest again', async () => {
    const call = () => shop.call(guest, { idempotencyKey: 'start-1' })
    const input = { lines: [{ sku: 'MUG', quantity: 1 }] }
    const [first, second] = [
      unwrap(await shop.api.startCheckout(input, call())),
      unwrap(await shop.api.startCheckout(input, call())),
    ]
    assert.equal(first.id, second.id)
  })
})
