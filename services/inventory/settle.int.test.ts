import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { findBreaches } from './invariants.ts'
import { openShop } from './testing/open-shop.ts'

describe('the end of a reservation', () => {
  it('runs out, is swept once by many sweepers, and says so', async t => {
    const shop = await openShop(t, { connections: 8 })
    await shop.stock('MUG', { main: 10 })
    for (let i = 0; i < 5; i++) await shop.reserve(`chk_${i}`, [['MUG', 2]], 60)
    assert.equal(await shop.available('MUG'), 0)
    shop.clock.advance(61_000)
    const swept = await Promise.all([1, 2, 3, 4].map(() => shop.sweep()))
    assert.equal(
      swept.reduce((a, b) => a + b),
      5,
    )
    assert.equal(await shop.available('MUG'), 10)
    assert.equal((await shop.eventsOf('inventory.reservation-expired')).length, 5)
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('does not make the next buyer wait for the sweep', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 1 })
    await shop.reserve('first', [['MUG', 1]], 60)
    shop.clock.advance(61_000)
    assert.equal((await shop.reserve('second', [['MUG', 1]])).ok, true)
  })

  it('sells what was taken whole, what was split and what is not tracked, each from where it was taken', async t => {
    const shop = await openShop(t)
    await shop.stock('CARD', {}, { policy: 'untracked' })
    await shop.stock('LAMP', { main: 2, shop: 5 })
    await shop.stock('MUG', { main: 9, shop: 9 })
    const held = await shop.reserve('a', [
      ['MUG', 4],
      ['LAMP', 6],
      ['CARD', 1],
    ])
    const sold = await shop.api.commitReservation({ id: 'a' }, shop.call())
    assert.deepEqual(sold.ok && sold.value.allocations, [
      { sku: 'LAMP', locationId: 'main', quantity: 2 },
      { sku: 'LAMP', locationId: 'shop', quantity: 4 },
      { sku: 'MUG', locationId: 'main', quantity: 4 },
    ])
    assert.deepEqual(held.ok && held.value.allocations, sold.ok && sold.value.allocations)
    assert.deepEqual(await shop.api.commitReservation({ id: 'a' }, shop.call()), sold)
    assert.deepEqual(await shop.levels('LAMP'), [
      { locationId: 'main', onHand: 2, reserved: 0, allocated: 2 },
      { locationId: 'shop', onHand: 5, reserved: 0, allocated: 4 },
    ])
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('sells whole SKUs alone with the answer that a look at the reservation gives', async t => {
    const shop = await openShop(t)
    for (const sku of ['b', 'A', 'a-1', 'a']) await shop.stock(sku, { main: 9 })
    await shop.reserve('a', [
      ['b', 1],
      ['A', 2],
      ['a-1', 3],
      ['a', 4],
    ])
    const sold = unwrap(await shop.api.commitReservation({ id: 'a' }, shop.call()))
    const kept = unwrap(await shop.api.getReservation({ id: 'a' }, shop.call()))
    const bySku = (x: { sku: string }, y: { sku: string }) => (x.sku < y.sku ? -1 : 1)
    assert.deepEqual(
      { ...sold, allocations: sold.allocations.toSorted(bySku) },
      { ...kept, allocations: kept.allocations.toSorted(bySku) },
    )
    await shop.stock('CARD', {}, { policy: 'untracked' })
    await shop.reserve('b', [['CARD', 1]])
    const nothing = await shop.api.commitReservation({ id: 'b' }, shop.call())
    assert.deepEqual(nothing.ok && [nothing.value.status, nothing.value.allocations], ['committed', []])
  })

  it('commits an expired hold by taking it again, or loses it', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 1 })
    await shop.reserve('a', [['MUG', 1]], 60)
    shop.clock.advance(61_000)
    await shop.sweep()
    assert.equal((await shop.api.commitReservation({ id: 'a' }, shop.call())).ok, true)
    await shop.stock('LAMP', { main: 1 })
    await shop.reserve('b', [['LAMP', 1]], 60)
    shop.clock.advance(61_000)
    await shop.reserve('c', [['LAMP', 1]])
    const lost = await shop.api.commitReservation({ id: 'b' }, shop.call())
    assert.equal(lost.ok === false && lost.error.code, 'reservation_lost')
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('may be released twice, and before it was made: then the late reserve is refused', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 2 })
    await shop.reserve('a', [['MUG', 2]])
    for (let i = 0; i < 2; i++)
      assert.equal((await shop.api.releaseReservation({ id: 'a' }, shop.call())).ok, true)
    assert.equal(await shop.available('MUG'), 2)
    await shop.api.releaseReservation({ id: 'late' }, shop.call())
    assert.equal((await shop.reserve('late', [['MUG', 1]])).ok, false)
  })

  it('ships what was sold once per shipment, and only what is on hand', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 }, { policy: 'backorder', backorderLimit: 2 })
    await shop.reserve('a', [['MUG', 5]])
    await shop.api.commitReservation({ id: 'a' }, shop.call())
    const ship = (shipmentId: string, quantity: number) =>
      shop.api.shipReservation(
        { id: 'a', shipmentId, lines: [{ sku: 'MUG', locationId: 'main', quantity }] },
        shop.call(),
      )
    assert.equal((await ship('s1', 3)).ok, true)
    assert.equal((await ship('s1', 3)).ok, true)
    const early = await ship('s2', 2)
    assert.equal(early.ok === false && early.error.code, 'not_allocated')
    await shop.adjust('MUG', 'main', 'received', 2)
    assert.equal((await ship('s2', 2)).ok, true)
    assert.deepEqual(await shop.levels('MUG'), [{ locationId: 'main', onHand: 0, reserved: 0, allocated: 0 }])
    assert.deepEqual(await findBreaches(shop.db), [])
  })
})

describe('adjusting stock', () => {
  it('refuses what would leave less than nothing, or less than is promised', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    await shop.reserve('a', [['MUG', 2]])
    const code = async (kind: 'damaged' | 'counted', quantity: number) => {
      const result = await shop.adjust('MUG', 'main', kind, quantity)
      return result.ok ? 'ok' : result.error.code
    }
    assert.equal(await code('damaged', -4), 'below_zero')
    assert.equal(await code('counted', 1), 'promised_more')
    assert.equal(await code('counted', 2), 'ok')
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('tells buyers when none, few or many changed, and not for every unit', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 10 })
    for (let i = 0; i < 4; i++) await shop.reserve(`a${i}`, [['MUG', 1]])
    for (let i = 0; i < 6; i++) await shop.reserve(`b${i}`, [['MUG', 1]])
    const told = await shop.eventsOf('inventory.availability-changed')
    assert.deepEqual(
      told.map(({ data, aggregateVersion }) => ({ ...(data as object), aggregateVersion })),
      [
        { sku: 'MUG', available: 10, inStock: true, aggregateVersion: 1 },
        { sku: 'MUG', available: 5, inStock: true, aggregateVersion: 2 },
        { sku: 'MUG', available: 0, inStock: false, aggregateVersion: 3 },
      ],
    )
  })
})
