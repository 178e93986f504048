import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { guest, openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after }, { ORDERS_HOLD_AT: 'start', ORDERS_HOLD_SECONDS: '600' })
const other = { kind: 'guest', id: 'other' } as const
const cart = (n: number) => `cart_${String(n).padStart(26, '0')}`
const fill = (id: string, quantity: number) =>
  shop.world.transact(doc => {
    doc.carts[id] = { lines: [{ sku: 'MUG', quantity }] }
  })
const held = async () => {
  const { reservations } = await shop.see()
  return Object.values(reservations).filter(
    ({ status, expiresAt }) => status === 'held' && expiresAt > shop.clock.now(),
  )
}
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code)

describe('goods that are held from the start of a checkout', () => {
  it('are nobody else’s until it is completed, and then sold once', async () => {
    await shop.stock('MUG', 2)
    const mine = await shop.ready()
    assert.equal(mine.reservationExpiresAt, new Date(shop.clock.now() + 600_000).toISOString())
    const late = await shop.ready({}, other)
    assert.deepEqual([late.status, codes(late)], ['incomplete', ['out_of_stock']])
    assert.equal(late.reservationExpiresAt, undefined)
    assert.equal(unwrap(await shop.complete(mine.id)).status, 'completed')
    assert.deepEqual(await held(), [])
  })

  it('are held for longer with each change, and lapse without one', async () => {
    await shop.stock('MUG', 4)
    const { id } = await shop.ready()
    shop.clock.advance(300_000)
    const changed = unwrap(await shop.api.updateCheckout({ id, email: 'new@example.com' }, shop.call()))
    assert.equal(changed.reservationExpiresAt, new Date(shop.clock.now() + 600_000).toISOString())
    assert.equal((await held()).length, 1)
    shop.clock.advance(601_000)
    const second = await shop.ready({}, other)
    assert.deepEqual(codes(second), [])
    assert.equal(unwrap(await shop.complete(second.id, 'approve', other)).status, 'completed')
    const refused = await shop.complete(id)
    assert.equal(!refused.ok && refused.error.code, 'insufficient_stock')
  })

  it('follow the cart, with its own units to choose from', async () => {
    await shop.stock('MUG', 100)
    const before = (await held()).length
    await fill(cart(1), 3)
    const first = await shop.ready({ cartId: cart(1) })
    await fill(cart(1), 5)
    const again = await shop.ready({ cartId: cart(1) })
    assert.equal(again.id, first.id)
    const now = await held()
    assert.equal(now.length, before + 1)
    assert.deepEqual(now.at(-1)?.lines, [{ sku: 'MUG', quantity: 5 }])
    unwrap(await shop.api.cancelCheckout({ id: first.id }, shop.call()))
    assert.equal((await held()).length, before)
  })

  it('are held once by a start that is repeated under its key', async () => {
    await shop.stock('MUG', 100)
    const before = (await held()).length
    const start = () =>
      shop.api.startCheckout(
        { lines: [{ sku: 'MUG', quantity: 1 }] },
        shop.call(guest, { idempotencyKey: 'start-once' }),
      )
    const [one, two] = [unwrap(await start()), unwrap(await start())]
    assert.equal(one.id, two.id)
    assert.equal((await held()).length, before + 1)
  })

  it('are let go with a declined payment, and held again with the next change', async () => {
    await shop.stock('MUG', 100)
    const before = (await held()).length
    const { id } = await shop.ready()
    assert.equal((await shop.complete(id, 'decline')).ok, false)
    assert.equal((await held()).length, before)
    const seen = unwrap(await shop.api.getCheckout({ id }, shop.call()))
    assert.equal(seen.reservationExpiresAt, undefined)
    const changed = unwrap(await shop.api.updateCheckout({ id, email: 'ada@example.com' }, shop.call()))
    assert.ok(changed.reservationExpiresAt)
    assert.equal(unwrap(await shop.complete(id)).status, 'completed')
  })
})
