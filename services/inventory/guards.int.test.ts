import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { sql, statement } from '@stoa/platform/db'
import { findBreaches } from './invariants.ts'
import { openShop } from './testing/open-shop.ts'

const shop = await openShop({ after })
const linesOf = statement<{ sku: string }>('test.lines', 'select sku from reservation_lines order by sku')

describe('where the units of a reservation are', () => {
  const release = (id: string) => shop.api.releaseReservation({ id }, shop.call())
  const ship = (id: string, shipmentId: string, quantity: number) =>
    shop.api.shipReservation(
      { id, shipmentId, lines: [{ sku: 'CUP', locationId: 'main', quantity }] },
      shop.call(),
    )
  const breaches = () => findBreaches(shop.db)

  it('stands in it while they are whole, and in lines from the first shipment on', async () => {
    await shop.stock('CUP', { main: 9 })
    await shop.stock('TRAY', { main: 9 })
    await shop.reserve('whole', [
      ['CUP', 3],
      ['TRAY', 1],
    ])
    await shop.api.commitReservation({ id: 'whole' }, shop.call())
    const lines = () => shop.db.all(linesOf, [])
    assert.deepEqual(await lines(), [])
    assert.equal((await ship('whole', 's1', 2)).ok, true)
    assert.equal((await ship('whole', 's1', 2)).ok, true)
    assert.deepEqual(
      (await lines()).map(({ sku }) => sku),
      ['CUP', 'TRAY'],
    )
    assert.deepEqual(await breaches(), [])
    assert.deepEqual(unwrap(await release('whole')).allocations, [])
    assert.deepEqual(await shop.levels('CUP'), [{ locationId: 'main', onHand: 7, reserved: 0, allocated: 0 }])
    assert.equal(await shop.available('TRAY'), 9)
    assert.deepEqual(await breaches(), [])
  })

  it('is given back from there, held or sold, once', async () => {
    await shop.stock('BOWL', { main: 9 })
    for (const sold of [false, true]) {
      const id = `back-${sold}`
      await shop.reserve(id, [['BOWL', 4]])
      if (sold) await shop.api.commitReservation({ id }, shop.call())
      assert.deepEqual(await breaches(), [])
      for (let i = 0; i < 2; i++) assert.deepEqual(unwrap(await release(id)).allocations, [])
      assert.equal(await shop.available('BOWL'), 9)
      assert.deepEqual(await breaches(), [])
    }
  })

  it('is read from the lines of one that was held before', async () => {
    await shop.stock('VASE', { main: 9 })
    await shop.reserve('older', [['VASE', 2]])
    await shop.db.all(sql`select write_lines('older')`)
    assert.deepEqual(await breaches(), [])
    const kept = unwrap(await shop.api.getReservation({ id: 'older' }, shop.call()))
    assert.deepEqual(kept.allocations, [{ sku: 'VASE', locationId: 'main', quantity: 2 }])
    const sold = unwrap(await shop.api.commitReservation({ id: 'older' }, shop.call()))
    assert.deepEqual(sold.allocations, kept.allocations)
    assert.deepEqual(await breaches(), [])
  })

  it('is no matter to whoever comes with an id that is taken: what was taken for it is put back', async () => {
    await shop.stock('JUG', { main: 9 })
    await shop.stock('LID', { main: 1, shop: 9 })
    await shop.reserve('taken', [['JUG', 2]])
    for (const lines of [
      [['JUG', 3]],
      [
        ['JUG', 3],
        ['LID', 4],
      ],
    ] as const) {
      const again = await shop.reserve('taken', lines as never)
      assert.equal(again.ok === false && again.error.code, 'reservation_differs')
    }
    assert.deepEqual([await shop.available('JUG'), await shop.available('LID')], [7, 10])
    assert.deepEqual(await breaches(), [])
  })
})

describe('the database itself refuses', () => {
  const refused = (text: ReturnType<typeof sql>, constraint: string) =>
    assert.rejects(shop.db.run(text), { code: 'db_constraint', constraint })

  it('stock below nothing, of every kind, and more sold than there is', async () => {
    await shop.stock('PLATE', { main: 3 }, { policy: 'backorder', backorderLimit: 2 })
    await refused(sql`update stock_levels set on_hand = -1 where sku = 'PLATE'`, 'never_oversold')
    await refused(sql`update stock_levels set reserved = -1 where sku = 'PLATE'`, 'never_oversold')
    await refused(sql`update stock_levels set allocated = -1 where sku = 'PLATE'`, 'never_oversold')
    await refused(
      sql`update stock_levels set reserved = 3, allocated = 3 where sku = 'PLATE'`,
      'never_oversold',
    )
    assert.equal(await shop.db.run(sql`update stock_levels set reserved = 5 where sku = 'PLATE'`), 1)
  })

  it('a reservation of nothing, or of less, and a status that is none', async () => {
    const of = (status: string, quantity: number) =>
      sql`insert into reservations (id, status, skus, quantities, expires_at, created_at)
          values ('odd', ${status}, '{A,B}', array[1, ${quantity}::integer], now(), now())`
    for (const quantity of [0, -1]) await refused(of('held', quantity), 'status_and_quantities')
    await refused(of('sold', 1), 'status_and_quantities')
  })
})
