import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocateParcel } from './allocate-parcel.ts'

const locations = ['a', 'b', 'c', 'd']

test('a parcel and what an edit takes out never want the same unit, however a line is split over locations', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
      fc.nat(16),
      fc.nat(16),
      (there, x, y) => {
        const allocations = locations.map((locationId, i) => ({ sku: 'S', locationId, quantity: there[i]! }))
        const all = there.reduce((sum, units) => sum + units, 0)
        const sent = Math.min(x, all)
        const out = Math.min(y, all - sent)
        const parcel = allocateParcel([{ sku: 'S', quantity: sent }], allocations)
        const trimmed = allocateParcel([{ sku: 'S', quantity: out }], allocations.toReversed())
        for (const { locationId, quantity } of allocations) {
          const taken = [...parcel, ...trimmed].filter(part => part.locationId === locationId)
          assert.ok(taken.reduce((sum, part) => sum + part.quantity, 0) <= quantity)
        }
      },
    ),
  )
})
