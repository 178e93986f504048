import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sameWanted, sumLines } from './sum-lines.ts'

const lines = fc.array(
  fc.record({ sku: fc.constantFrom('A', 'B', 'a', 'Z-1', 'Z_1'), quantity: fc.integer({ min: 1, max: 99 }) }),
  { minLength: 1 },
)

test('duplicates are summed and SKUs come in byte order, however the lines are written', () => {
  fc.assert(
    fc.property(lines, wanted => {
      const { skus, quantities } = sumLines(wanted)
      const total = wanted.reduce((sum, { quantity }) => sum + quantity, 0)
      assert.equal(
        quantities.reduce((sum, quantity) => sum + quantity, 0),
        total,
      )
      assert.deepEqual(
        skus,
        [...new Set(wanted.map(({ sku }) => sku))].sort((a, b) =>
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        ),
      )
      assert.ok(sameWanted(sumLines(wanted.toReversed()), { skus, quantities }))
    }),
  )
})

test('another quantity of the same SKU is another wish', () => {
  assert.equal(
    sameWanted(sumLines([{ sku: 'A', quantity: 1 }]), sumLines([{ sku: 'A', quantity: 2 }])),
    false,
  )
})
