import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findBreaches } from './invariants.ts'
import { openShop } from './testing/open-shop.ts'

const manyBuyers = Array.from({ length: 120 }, (_, i) => `chk_${i}`)

describe('reserving stock', () => {
  it('gives 40 units to exactly 40 of 120 buyers at once', async t => {
    const shop = await openShop(t, { connections: 16 })
    await shop.stock('MUG', { main: 40 })
    const results = await Promise.all(manyBuyers.map(id => shop.reserve(id, [['MUG', 1]])))
    assert.equal(results.filter(({ ok }) => ok).length, 40)
    const refused = results.find(({ ok }) => !ok)
    assert.deepEqual(refused?.ok === false && refused.error, {
      code: 'insufficient_stock',
      detail: 'Not enough stock of MUG',
      data: { shortages: [{ sku: 'MUG', requested: 1, available: 0 }] },
    })
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('lets baskets that cross each other through without a deadlock', async t => {
    const shop = await openShop(t, { connections: 12 })
    for (const sku of ['A', 'B', 'C']) await shop.stock(sku, { main: 30, shop: 30 })
    const baskets = manyBuyers.map((id, i) =>
      shop.reserve(
        id,
        [
          ['C', 1],
          ['A', i % 2 ? 1 : 2],
          ['B', 1],
        ].toReversed() as never,
      ),
    )
    const reserved = (await Promise.all(baskets)).filter(({ ok }) => ok).length
    assert.ok(reserved >= 30 && reserved <= 60, `${reserved} baskets of about 1.5 A each from 60 A`)
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('sums lines of one SKU before it decides', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    const twice = await shop.reserve('chk_a', [
      ['MUG', 2],
      ['MUG', 2],
    ])
    assert.equal(twice.ok, false)
    assert.equal(
      (
        await shop.reserve('chk_b', [
          ['MUG', 2],
          ['MUG', 1],
        ])
      ).ok,
      true,
    )
  })

  it('takes a line from one location if it can, else splits it in order of priority', async t => {
    const shop = await openShop(t)
    await shop.stock('LAMP', { main: 2, shop: 5 })
    const whole = await shop.reserve('chk_a', [['LAMP', 4]])
    assert.deepEqual(whole.ok && whole.value.allocations, [{ sku: 'LAMP', locationId: 'shop', quantity: 4 }])
    const split = await shop.reserve('chk_b', [['LAMP', 3]])
    assert.deepEqual(split.ok && split.value.allocations, [
      { sku: 'LAMP', locationId: 'main', quantity: 2 },
      { sku: 'LAMP', locationId: 'shop', quantity: 1 },
    ])
  })

  it('is all or nothing, and says what is missing of each SKU', async t => {
    const shop = await openShop(t)
    await shop.stock('A', { main: 5 })
    await shop.stock('B', { main: 1 })
    const result = await shop.reserve('chk', [
      ['A', 2],
      ['B', 2],
      ['NOPE', 1],
    ])
    assert.deepEqual(
      result.ok === false && result.error.code === 'insufficient_stock' && result.error.data?.shortages,
      [
        { sku: 'B', requested: 2, available: 1 },
        { sku: 'NOPE', requested: 1, available: 0 },
      ],
    )
    assert.equal(await shop.available('A'), 5)
  })

  it('answers the same id the same way, and other lines under it with a refusal', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 3 })
    const [first, again] = await Promise.all([
      shop.reserve('chk', [['MUG', 2]]),
      shop.reserve('chk', [['MUG', 2]]),
    ])
    assert.deepEqual(first.ok && first.value, again.ok && again.value)
    const other = await shop.reserve('chk', [['MUG', 1]])
    assert.equal(other.ok === false && other.error.code, 'reservation_differs')
    assert.equal(await shop.available('MUG'), 1)
  })
})

describe('policies', () => {
  it('never promises the safety stock', async t => {
    const shop = await openShop(t)
    await shop.stock('MUG', { main: 5 }, { safetyStock: 2 })
    assert.equal(await shop.available('MUG'), 3)
    assert.equal((await shop.reserve('a', [['MUG', 4]])).ok, false)
    assert.equal((await shop.reserve('b', [['MUG', 3]])).ok, true)
  })

  it('promises below zero within the backorder limit of the SKU, not of each location', async t => {
    const shop = await openShop(t)
    await shop.stock('CHAIR', { main: 1, shop: 1 }, { policy: 'backorder', backorderLimit: 3 })
    assert.equal(await shop.available('CHAIR'), 5)
    assert.equal((await shop.reserve('a', [['CHAIR', 5]])).ok, true)
    assert.equal((await shop.reserve('b', [['CHAIR', 1]])).ok, false)
    assert.deepEqual(await findBreaches(shop.db), [])
  })

  it('always gives what is not tracked', async t => {
    const shop = await openShop(t)
    await shop.stock('GIFT-CARD', {}, { policy: 'untracked' })
    assert.equal((await shop.reserve('a', [['GIFT-CARD', 9999]])).ok, true)
  })
})
