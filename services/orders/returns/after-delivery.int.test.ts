import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { guest, openShop } from '../testing/open-shop.ts'

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

describe('returns', () => {
  const sent = async (actor: Actor = guest) => {
    const { id } = await shop.placed({ lines: [{ sku: 'MUG', quantity: 3 }] }, actor)
    unwrap(await api.createShipment({ id }, staff()))
    return id
  }
  const ask = (
    id: string,
    quantity: number,
    resolution: 'refund' | 'exchange' | 'store-credit',
    actor: Actor = guest,
  ) =>
    api.requestReturn(
      { id, resolution, lines: [{ lineId: 'line_1', quantity, reason: 'damaged' }] },
      call(actor),
    )
  async function inspect(id: string, accepted: number, restock = true) {
    unwrap(await api.decideReturn({ id, approve: true }, staff()))
    unwrap(await api.receiveReturn({ id, lines: [{ lineId: 'line_1', quantity: 3 }] }, staff()))
    const lines = [{ lineId: 'line_1', accepted, restock, grade: 'opened' }]
    return unwrap(await api.inspectReturn({ id, locationId: 'main', lines }, staff()))
  }

  it('are asked for by the buyer, approved, received, inspected and refunded', async () => {
    const id = await sent()
    const before = (await shop.see()).stock.MUG!
    const asked = unwrap(await ask(id, 2, 'refund'))
    assert.equal(code(await ask(id, 2, 'refund')), 'not_returnable')
    const done = await inspect(asked.id, 2)
    assert.deepEqual([done.status, done.refund?.amount], ['refunded', 2000])
    assert.deepEqual([done.lines[0]?.restock, done.lines[0]?.grade], [true, 'opened'])
    const order = await shop.order(id)
    assert.deepEqual(
      [order.refunded.amount, order.fulfilmentStatus, order.lines[0]?.returned],
      [2000, 'partly-returned', 2],
    )
    assert.equal((await shop.see()).stock.MUG, before + 2)
  })

  it('are exchanged for the same goods, for nothing', async () => {
    const asked = unwrap(await ask(await sent(), 1, 'exchange'))
    const done = await inspect(asked.id, 1, false)
    assert.equal(done.status, 'exchanged')
    const replacement = await shop.order(done.exchangeOrderId!)
    assert.deepEqual([replacement.total.amount, replacement.units, replacement.exchangeOf], [0, 1, asked.id])
    assert.equal(unwrap(await api.createShipment({ id: replacement.id }, staff())).status, 'shipped')
  })

  it('of what came in exchange are worth what was paid for it, however often it was exchanged', async () => {
    const bought = await sent()
    let at = bought
    for (let i = 0; i < 2; i++) {
      const done = await inspect(unwrap(await ask(at, 1, 'exchange')).id, 1)
      at = done.exchangeOrderId!
      unwrap(await api.createShipment({ id: at }, staff()))
    }
    const done = await inspect(unwrap(await ask(at, 1, 'refund')).id, 1)
    assert.deepEqual([done.status, done.refund?.amount], ['refunded', 1000])
    assert.deepEqual(
      [(await shop.order(bought)).refunded.amount, (await shop.order(at)).refunded.amount],
      [1000, 0],
    )
    const rest = await inspect(unwrap(await ask(bought, 2, 'refund')).id, 2)
    assert.equal(rest.refund?.amount, 2000)
    const { refunded, captured } = await shop.order(bought)
    assert.deepEqual([refunded.amount, captured.amount], [3000, 3490])
  })

  it('are refunded when there is nothing to exchange for', async () => {
    const asked = unwrap(await ask(await sent(), 1, 'exchange'))
    const { stock } = await shop.see()
    await shop.stock('MUG', 0)
    const done = await inspect(asked.id, 1, false)
    await shop.stock('MUG', stock.MUG!)
    assert.deepEqual([done.status, done.refund?.amount], ['refunded', 1000])
  })

  it('become credit for customers, can be withdrawn, and end with their window', async () => {
    const before = unwrap(await api.getMyStoreCredit({}, call(ada))).balances[0]?.amount ?? 0
    const id = await sent(ada)
    const withdrawn = unwrap(await ask(id, 1, 'refund', ada))
    unwrap(await api.withdrawReturn({ id, returnId: withdrawn.id }, call(ada)))
    const asked = unwrap(await ask(id, 1, 'store-credit', ada))
    await inspect(asked.id, 1)
    assert.equal(unwrap(await api.getMyStoreCredit({}, call(ada))).balances[0]?.amount, before + 1000)
    assert.equal(code(await api.withdrawReturn({ id, returnId: asked.id }, call(ada))), 'return_state')
    shop.clock.advance(31 * 86_400_000)
    assert.equal(code(await ask(id, 1, 'refund', ada)), 'not_returnable')
  })
})

describe('editing an order', () => {
  it('refunds what is taken out, and puts it back on the shelf', async () => {
    const { id } = await shop.placed({ lines: [{ sku: 'MUG', quantity: 3 }] })
    const before = (await shop.see()).stock.MUG!
    const changes = [{ lineId: 'line_1', quantity: 1 }]
    const edit = unwrap(await api.startOrderEdit({ id, reason: 'fewer', changes }, staff()))
    assert.deepEqual([edit.status, edit.difference.amount], ['applied', -2000])
    await shop.runner.sweep()
    const order = await shop.order(id)
    assert.deepEqual([order.total.amount, order.refunded.amount, order.units], [1490, 2000, 1])
    assert.equal((await shop.see()).stock.MUG, before)
    assert.equal(unwrap(await api.createShipment({ id }, staff())).status, 'shipped')
  })

  it('waits for what is added to be paid, with a hold of its own', async () => {
    const { id } = await shop.placed()
    const changes = [{ sku: 'CUP', quantity: 2 }]
    const edit = unwrap(await api.startOrderEdit({ id, reason: 'more', changes }, staff()))
    assert.deepEqual([edit.status, edit.difference.amount], ['awaiting-payment', 2000])
    assert.equal((await shop.see()).reservations[edit.id]?.status, 'held')
    assert.equal(code(await api.startOrderEdit({ id, reason: 'again', changes }, staff())), 'not_editable')
    const pay = (token: string) =>
      api.payOrderEdit(
        { id, editId: edit.id, instrument: { kind: 'token', token }, returnUrl: 'https://shop.test/' },
        call(),
      )
    assert.equal(code(await pay('decline')), 'payment_failed')
    assert.equal(unwrap(await pay('approve')).status, 'applied')
    const order = await shop.order(id)
    assert.deepEqual(
      [order.total.amount, order.captured.amount, order.units, order.paymentStatus],
      [4490, 4490, 4, 'paid'],
    )
    unwrap(await api.cancelOrder({ id }, call()))
    assert.equal((await shop.order(id)).refunded.amount, 4490)
  })

  it('lapses unpaid, or is withdrawn, and then never was', async () => {
    const { id } = await shop.placed()
    const start = async () =>
      unwrap(
        await api.startOrderEdit(
          { id, reason: 'more', changes: [{ lineId: 'line_1', quantity: 5 }] },
          staff(),
        ),
      )
    const first = await start()
    assert.equal(unwrap(await api.cancelOrderEdit({ id: first.id }, staff())).status, 'withdrawn')
    const second = await start()
    shop.clock.advance(2 * 3_600_000 + 1)
    await shop.runner.sweep()
    assert.equal(unwrap(await api.getOrderEdit({ id: second.id }, staff())).status, 'lapsed')
    assert.equal((await shop.see()).reservations[second.id]?.status, 'released')
    assert.equal((await shop.order(id)).total.amount, 2490)
  })
})

describe('links to guest orders', () => {
  it('open once, for the session that opens them', async () => {
    const { id } = await shop.placed()
    const { linkToken } = unwrap(await api.getOrderContact({ orderId: id, link: true }, staff()))
    const visitor = call({ kind: 'guest', id: 'other-browser' })
    await assert.rejects(api.getOrder({ id }, visitor), { code: 'not_found' })
    assert.deepEqual(unwrap(await api.openOrderLink({ token: linkToken! }, visitor)), { orderId: id })
    assert.equal(unwrap(await api.getOrder({ id }, visitor)).id, id)
    assert.equal(
      code(await api.openOrderLink({ token: linkToken! }, call({ kind: 'guest', id: 'third' }))),
      'link_invalid',
    )
    assert.equal(
      code(await api.openOrderLink({ token: `${linkToken!.slice(0, -3)}abc` }, visitor)),
      'link_invalid',
    )
  })

  it('are asked for with number and address, alike for all, and not too often', async () => {
    const { number } = await shop.placed({ email: 'Eve@example.com' })
    for (const wish of [
      { number, email: 'eve@example.com' },
      { number, email: 'no@example.com' },
      { number: 'S-0000000', email: 'eve@example.com' },
    ])
      assert.deepEqual(unwrap(await api.requestOrderLink(wish, call())), { status: 'accepted' })
    const again = { number, email: 'eve@example.com' }
    const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = shop.db.tx(async tx => {
      await tx.run(sql`lock table link_requests in exclusive mode`)
      locked.resolve()
      await release.promise
    })
    await locked.promise
    const asking = Promise.all(Array.from({ length: 5 }, () => api.requestOrderLink(again, call())))
    const waiting = sql`select count(*)::int as count from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'`
    while ((await shop.db.one<{ count: number }>(waiting)).count < 5);
    release.resolve()
    await Promise.all([holding, asking])
    for (let i = 0; i < 5; i++) unwrap(await api.requestOrderLink(again, call()))
    assert.equal(await shop.eventsOf('orders.order-link-requested'), 4)
  })
})
