import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { worthOf } from './decide-return.ts'

test('what comes back in parts is worth what the whole cost, whatever the parts', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 }),
      (amount, parts) => {
        const quantity = parts.reduce((sum, part) => sum + part, 0)
        const total = { amount, currency: 'EUR' }
        let returned = 0
        let value = 0
        for (const part of parts) {
          value += worthOf({ total, quantity, returned }, part)
          returned += part
        }
        assert.equal(value, amount)
      },
    ),
  )
})
