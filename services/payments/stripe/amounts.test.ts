import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromStripe, toStripe } from './amounts.ts'

test('an amount is what Stripe calls it, and comes back as it was', () => {
  const wire = [
    ...(['EUR 1234 1234', 'JPY 500 500', 'ISK 500 50000', 'UGX 500 50000'] as const),
    ...(['MGA 50000 500', 'KWD 1230 1230'] as const),
  ]
  for (const line of wire) {
    const [currency, here, there] = line.split(' ') as [string, string, string]
    assert.equal(toStripe(Number(here), currency), Number(there), line)
    assert.equal(fromStripe(Number(there), currency), Number(here), line)
  }
})

test('what Stripe cannot take is refused, not rounded', () => {
  assert.equal(toStripe(1234, 'KWD'), undefined)
  assert.equal(toStripe(50_001, 'MGA'), undefined)
})
