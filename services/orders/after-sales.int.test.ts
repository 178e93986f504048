import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openShop } from './testing/open-shop.ts'

const shop = await openShop({ after })
const { api, staff, call } = shop
const ada: Actor = { kind: 'customer', id: `cus_${'a'.repeat(26)}`, emailVerified: true }

before(async () => {
  for (const sku of ['MUG', 'CUP']) await shop.stock(sku, 1000)
  await shop.world.transact(doc => {
    doc.contacts[ada.id] = { email: 'ada@example.com', name: 'Ada' }
  })
})

const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code

describe('sending an order', () => {
  it('goes in parts, and is fulfilled with the last', async () => {
    const { id } = await shop.placed({ lines: [{ sku: 'MUG', quantity: 3 }] })
    const part = { id, lines: [{ lineId: 'line_1', quantity: 2 }], carrier: 'DHL', trackingNumber: '00340' }
    const first = unwrap(await api.createShipment(part, staff()))
    assert.equal(first.status, 'shipped')
    assert.equal((await shop.order(id)).fulfilmentStatus, 'partly-fulfilled')
    assert.equal(
      code(await api.createShipment({ id, lines: [{ lineId: 'line_1', quantity: 2 }] }, staff())),
      'nothing_to_ship',
    )
    unwrap(await api.createShipment({ id }, staff()))
    const order = await shop.order(id)
    assert.deepEqual(
      [order.fulfilmentStatus, order.status, order.shipments.length],
      ['fulfilled', 'closed', 2],
    )
    const [parcel] = order.shipments
    unwrap(await api.updateShipment({ id: first.id, delivered: true }, staff({ ifMatch: parcel!.version })))
    const { entries } = unwrap(await api.scanOrderEvents({ id }, call()))
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, i) => i + 1),
    )
    assert.ok(entries.some(({ kind }) => kind === 'shipment-delivered'))
  })

  it('keeps what one of two wrote about a parcel: who saw an older version is refused', async () => {
    const { id } = await shop.placed({ lines: [{ sku: 'MUG', quantity: 1 }] })
    const { id: parcel, version } = unwrap(await api.createShipment({ id }, staff()))
    const write = (trackingNumber: string, ifMatch: number) =>
      api.updateShipment({ id: parcel, carrier: 'DHL', trackingNumber }, staff({ ifMatch }))
    const both = await Promise.allSettled([write('1', version), write('2', version)])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const late = both.find(answer => answer.status === 'rejected')
    assert.equal(late?.reason.code, 'precondition_failed')
    assert.match(late?.reason.message, new RegExp(`at version ${version + 1}, not ${version}`))
    const third = unwrap(await write('3', version + 1))
    assert.deepEqual([third.trackingNumber, third.version], ['3', version + 2])
  })

  it('frees its units again when they are not on the shelf', async () => {
    const { id } = await shop.placed({ lines: [{ sku: 'CUP', quantity: 1 }] })
    await shop.stock('CUP', 0)
    assert.equal(unwrap(await api.createShipment({ id }, staff())).status, 'failed')
    await shop.stock('CUP', 1000)
    assert.equal(unwrap(await api.createShipment({ id }, staff())).status, 'shipped')
  })
})

describe('cancelling an order', () => {
  it('gives back money and goods while nothing was sent', async () => {
    const { id, checkoutId } = await shop.placed()
    const cancelled = unwrap(await api.cancelOrder({ id }, call()))
    assert.deepEqual(
      [cancelled.status, cancelled.paymentStatus, cancelled.refunded.amount],
      ['cancelled', 'refunded', 2490],
    )
    const { payments, reservations } = await shop.see()
    assert.deepEqual(
      [payments[`${checkoutId}:1`]?.refunded, reservations[`${checkoutId}:1`]?.status],
      [2490, 'released'],
    )
    assert.equal(code(await api.cancelOrder({ id }, call())), 'not_cancellable')
  })

  it('takes the units off the shelf where they are not to be sold again', async () => {
    const stockBefore = (await shop.see()).stock.MUG!
    const { id } = await shop.placed()
    unwrap(await api.cancelOrderByStaff({ id, reason: 'broken', restock: false }, staff()))
    assert.equal((await shop.see()).stock.MUG, stockBefore - 2)
  })

  it('is refused once something was sent, and to strangers it does not exist', async () => {
    const { id } = await shop.placed()
    await assert.rejects(api.cancelOrder({ id }, call({ kind: 'guest', id: 'stranger' })), {
      code: 'not_found',
    })
    unwrap(await api.createShipment({ id }, staff()))
    assert.equal(
      code(await api.cancelOrderByStaff({ id, reason: '', restock: true }, staff())),
      'not_cancellable',
    )
  })
})

describe('refunds', () => {
  it('at once never exceed what was captured', async () => {
    const { id, checkoutId } = await shop.placed()
    const results = await Promise.all(
      Array.from({ length: 8 }, () => api.refundOrder({ id, amount: 600, reason: 'late' }, staff())),
    )
    assert.equal(results.filter(({ ok }) => ok).length, 4)
    assert.ok(results.every(result => result.ok || result.error.code === 'refund_exceeds'))
    const { refunded, paymentStatus } = await shop.order(id)
    assert.deepEqual([refunded.amount, paymentStatus], [2400, 'partly-refunded'])
    assert.equal((await shop.see()).payments[`${checkoutId}:1`]?.refunded, 2400)
  })

  it('under one key are one', async () => {
    const { id } = await shop.placed()
    const wish = { id, amount: 100, reason: 'scratch' }
    const once = () => api.refundOrder(wish, { ...staff(), idempotencyKey: 'refund-1' })
    const [first, second] = [unwrap(await once()), unwrap(await once())]
    assert.deepEqual(
      [first.id, first.status, (await shop.order(id)).refunded.amount],
      [second.id, 'done', 100],
    )
  })

  it('become credit on request, which buys again', async () => {
    const { id } = await shop.placed({}, ada)
    unwrap(await api.refundOrder({ id, amount: 2000, reason: 'goodwill', asCredit: true }, staff()))
    const { balances } = unwrap(await api.getMyStoreCredit({}, call(ada)))
    assert.deepEqual(balances, [{ amount: 2000, currency: 'EUR' }])
    const bought = await shop.placed({ useStoreCredit: true }, ada)
    assert.deepEqual(
      bought.tenders.map(({ kind, captured }) => [kind, captured.amount]),
      [
        ['payment', 490],
        ['store-credit', 2000],
      ],
    )
    unwrap(await api.cancelOrder({ id: bought.id }, call(ada)))
    assert.equal(unwrap(await api.getMyStoreCredit({}, call(ada))).balances[0]?.amount, 2000)
    const guests = await shop.placed()
    const none = await api.refundOrder({ id: guests.id, amount: 1, reason: '', asCredit: true }, staff())
    assert.equal(code(none), 'no_account')
  })
})

describe('gift cards', () => {
  const issue = async (amount: number) =>
    unwrap(await api.issueGiftCard({ amount, currency: 'EUR', reason: 'test' }, staff()))

  it('pay a part or all, and take their part back', async () => {
    const card = await issue(3000)
    const whole = await shop.placed({ giftCards: [card.code] })
    assert.deepEqual([whole.paymentStatus, whole.tenders.length], ['paid', 1])
    const left = () => api.getGiftCardBalance({ code: card.code }, call())
    assert.equal(unwrap(await left()).balance.amount, 510)
    const part = await shop.placed({ giftCards: [card.code.toLowerCase()] })
    assert.deepEqual(
      part.tenders.map(({ captured }) => captured.amount),
      [1980, 510],
    )
    unwrap(await api.refundOrder({ id: part.id, amount: 2000, reason: '' }, staff()))
    assert.equal(unwrap(await left()).balance.amount, 20)
    const { entries } = unwrap(await api.getGiftCard({ id: card.id }, staff()))
    assert.equal(
      entries.reduce((sum, { amount }) => sum + amount.amount, 0),
      20,
    )
  })

  it('are never spent below zero, however many spend at once', async () => {
    const card = await issue(5000)
    const ids = []
    for (let i = 0; i < 6; i++) ids.push((await shop.ready({ giftCards: [card.code] })).id)
    const results = await Promise.all(ids.map(id => shop.complete(id)))
    assert.ok(results.every(({ ok }) => ok))
    const { entries, balance } = unwrap(await api.getGiftCard({ id: card.id }, staff()))
    assert.equal(balance.amount, 0)
    assert.ok(entries.every(({ balanceAfter }) => balanceAfter.amount >= 0))
  })

  it('give back what a declined payment had held', async () => {
    const card = await issue(1000)
    const { id } = await shop.ready({ giftCards: [card.code] })
    assert.equal(code(await shop.complete(id, 'decline')), 'payment_failed')
    assert.equal(unwrap(await api.getGiftCardBalance({ code: card.code }, call())).balance.amount, 1000)
    unwrap(await api.disableGiftCard({ id: card.id, reason: 'lost' }, staff()))
    assert.equal(code(await api.getGiftCardBalance({ code: card.code }, call())), 'gift_card_unknown')
  })

  it('store credit is corrected, but not below zero', async () => {
    const other = { customerId: `cus_${'b'.repeat(26)}`, currency: 'EUR' }
    unwrap(await api.grantStoreCredit({ ...other, amount: 500, reason: 'sorry' }, staff()))
    assert.equal(
      code(await api.grantStoreCredit({ ...other, amount: -501, reason: 'typo' }, staff())),
      'below_zero',
    )
    assert.equal(unwrap(await api.getStoreCredit(other, staff())).balance.amount, 500)
  })
})
