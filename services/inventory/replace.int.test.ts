import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findBreaches } from './invariants.ts'
import { openShop } from './testing/open-shop.ts'

describe('a hold that takes the place of another', () => {
  it('keeps its own units where nothing else is left, and gives back what it no longer asks for', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    await shop.stock('LAMP', { main: 1 })
    await shop.reserve('first', [
      ['MUG', 3],
      ['LAMP', 1],
    ])
    const second = { id: 'second', lines: [{ sku: 'MUG', quantity: 2 }], replaces: 'first' }
    const held = await shop.api.reserve(second, shop.call())
    assert.deepEqual(held.ok && held.value.allocations, [{ sku: 'MUG', locationId: 'main', quantity: 2 }])
    assert.deepEqual([await shop.available('MUG'), await shop.available('LAMP')], [1, 1])
    assert.deepEqual(await shop.api.reserve(second, shop.call()), held)
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('leaves the earlier hold as it is where not everything can be had', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    await shop.reserve('first', [['MUG', 2]])
    const more = { id: 'more', lines: [{ sku: 'MUG', quantity: 4 }], replaces: 'first' }
    const refused = await shop.api.reserve(more, shop.call())
    assert.deepEqual(!refused.ok && refused.error.data, {
      shortages: [{ sku: 'MUG', requested: 4, available: 3 }],
    })
    const first = await shop.api.getReservation({ id: 'first' }, shop.call())
    assert.equal(first.ok && first.value.status, 'held')
    assert.equal(await shop.available('MUG'), 1)
  })

  it('takes nothing from what was sold or is unknown', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    await shop.reserve('sold', [['MUG', 1]])
    await shop.api.commitReservation({ id: 'sold' }, shop.call())
    for (const [id, replaces] of [
      ['a', 'sold'],
      ['b', 'nobody'],
    ] as const) {
      const held = await shop.api.reserve({ id, lines: [{ sku: 'MUG', quantity: 1 }], replaces }, shop.call())
      assert.equal(held.ok, true)
    }
    const sold = await shop.api.getReservation({ id: 'sold' }, shop.call())
    assert.equal(sold.ok && sold.value.status, 'committed')
    assert.deepEqual([await shop.available('MUG'), await findBreaches(shop.db)], [0, []])
  })

  it('crosses others that change their minds the other way round', async t => {
    const shop = await openShop(t, { connections: 8 })
    const skus = ['A', 'B', 'C']
    for (const sku of skus) await shop.stock(sku, { main: 8 })
    for (let n = 0; n < 8; n += 1) await shop.reserve(`old_${n}`, [[skus[n % 3]!, 1]])
    const changes = Array.from({ length: 8 }, (_, n) => {
      const lines = [{ sku: skus[(n + 1 + (n % 2)) % 3]!, quantity: 1 }]
      return shop.api.reserve({ id: `new_${n}`, lines, replaces: `old_${n}` }, shop.call())
    })
    for (const { ok } of await Promise.all(changes)) assert.equal(ok, true)
    const left = await Promise.all(skus.map(sku => shop.available(sku)))
    assert.equal(
      left.reduce((a, b) => a + b),
      24 - 8,
    )
    assert.deepEqual(await findBreaches(shop.db), [])
  })
})
