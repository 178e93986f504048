import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { TestClock } from '@stoa/platform/testing'
import { cartFor, lineFor } from '../testing/cart-for-tests.ts'
import type { CartStore } from './port.ts'

const guest = 'guest:g1'
const ada = 'customer:cus_ada'

const at = (clock: TestClock, days: number) => new Date(clock.now() + days * 86_400_000).toISOString()

/** What every store of carts does. Each test has an empty one, and a clock that starts in 2026. */
export function storeConformance(
  where: string,
  open: () => Promise<{ store: CartStore; clock: TestClock }>,
): void {
  describe(`carts ${where}`, () => {
    it('are found as they were put in, by id and by their owner', async () => {
      const { store } = await open()
      const cart = cartFor(1, {
        owner: guest,
        lines: [lineFor('MUG', 2, { options: { text: 'für "Ada" \u2028' } })],
      })
      assert.equal(await store.insert(cart), true)
      assert.deepEqual(await store.find(cart.id), cart)
      assert.deepEqual(await store.findOpen(guest), cart)
      assert.equal(await store.find(cartFor(2).id), undefined)
      assert.equal(await store.findOpen(ada), undefined)
    })

    it('have one open one an owner, also when several are opened at once', async () => {
      const { store } = await open()
      const opened = await Promise.all([1, 2, 3, 4].map(n => store.insert(cartFor(n, { owner: guest }))))
      assert.equal(opened.filter(Boolean).length, 1)
      const mine = (await store.findOpen(guest))!
      assert.equal(await store.insert(mine), false, 'nor the same id again')
      assert.equal(await store.insert(cartFor(9)), true, 'one without an owner stands in nobody’s way')
    })

    it('are replaced only over the version that was read: of many writers one wins', async () => {
      const { store } = await open()
      await store.insert(cartFor(1))
      const writes = await Promise.all(
        ['a', 'b', 'c', 'd'].map(note => store.replace(cartFor(1, { version: 2, note }), 1)),
      )
      assert.equal(writes.filter(Boolean).length, 1)
      assert.equal((await store.find(cartFor(1).id))?.version, 2)
      assert.equal(
        await store.replace(cartFor(7, { version: 2 }), 1),
        false,
        'what is not there is not replaced',
      )
    })

    it('change their owner, unless that one has an open cart', async () => {
      const { store } = await open()
      await store.insert(cartFor(1, { owner: guest }))
      assert.equal(await store.replace(cartFor(1, { owner: ada, version: 2 }), 1), true)
      assert.equal(await store.findOpen(guest), undefined)
      assert.equal((await store.findOpen(ada))?.id, cartFor(1).id)
      await store.insert(cartFor(2, { owner: guest }))
      assert.equal(await store.replace(cartFor(2, { owner: ada, version: 2 }), 1), false)
      assert.equal((await store.findOpen(guest))?.id, cartFor(2).id)
    })

    it('make room for a new one when they are closed, and are still found', async () => {
      const { store } = await open()
      await store.insert(cartFor(1, { owner: ada }))
      const closed = { owner: ada, version: 2, status: 'ordered' as const, orderId: 'ord_1' }
      assert.equal(await store.replace(cartFor(1, closed), 1), true)
      assert.equal(await store.findOpen(ada), undefined)
      assert.equal(await store.insert(cartFor(2, { owner: ada })), true)
      assert.equal((await store.find(cartFor(1).id))?.orderId, 'ord_1')
      assert.deepEqual(
        (await store.allOf(ada)).map(({ id }) => id),
        [cartFor(1).id, cartFor(2).id],
      )
    })

    it('become an order in one step, once, if they are open; kept on as long as their owner’s are', async () => {
      const { store, clock } = await open()
      const times = { at: clock.iso(), guestUntil: at(clock, 30), customerUntil: at(clock, 90) }
      for (const [number, owner, expiresAt] of [
        [1, guest, times.guestUntil],
        [2, ada, times.customerUntil],
      ] as const) {
        const cart = cartFor(number, { owner, lines: [lineFor('MUG')] })
        await store.insert(cart)
        assert.equal(await store.order(cart.id, 'ord_1', times), true)
        const ordered = { status: 'ordered', orderId: 'ord_1', version: 2, updatedAt: times.at, expiresAt }
        assert.deepEqual(await store.find(cart.id), { ...cart, ...ordered })
        assert.equal(await store.findOpen(owner), undefined)
        assert.equal(await store.order(cart.id, 'ord_2', times), false)
      }
      assert.equal(await store.order(cartFor(3).id, 'ord_1', times), false)
    })

    it('are gone when they are removed or have expired, and their owner opens another', async () => {
      const { store, clock } = await open()
      await store.insert(cartFor(1, { owner: ada }))
      await store.remove(cartFor(1).id)
      assert.equal(await store.find(cartFor(1).id), undefined)
      await store.insert(cartFor(2, { owner: ada, lines: [lineFor('MUG')] }))
      clock.advance(31 * 86_400_000)
      assert.equal(await store.find(cartFor(2).id), undefined)
      assert.equal(await store.findOpen(ada), undefined)
      assert.deepEqual(await store.list({ limit: 10 }), [])
      const updatedAt = clock.iso()
      assert.equal(await store.insert(cartFor(3, { owner: ada, updatedAt })), true)
      await store.sweep()
      assert.deepEqual(
        (await store.allOf(ada)).map(({ id }) => id),
        [cartFor(3).id],
      )
    })

    it('with something in them are listed page by page, last changed first', async () => {
      const { store } = await open()
      const at = (hour: number) => `2026-01-01T0${hour}:00:00.000Z`
      for (const hour of [1, 2, 3, 4])
        await store.insert(cartFor(hour, { updatedAt: at(hour), lines: hour === 3 ? [] : [lineFor('MUG')] }))
      const ids = (carts: { id: string }[]) => carts.map(({ id }) => Number(id.slice(-1)))
      assert.deepEqual(ids(await store.list({ limit: 2 })), [4, 2])
      assert.deepEqual(
        ids(await store.list({ limit: 2, after: { updatedAt: at(2), id: cartFor(2).id } })),
        [1],
      )
      assert.deepEqual(ids(await store.list({ limit: 9, idleSince: at(2) })), [2, 1])
    })
  })
}
