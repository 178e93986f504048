import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  allocate,
  divideRounded,
  equals,
  isZero,
  money,
  multiply,
  subtract,
  sum,
  times,
} from './money.ts'

const amount = fc.integer({ min: -(10 ** 12), max: 10 ** 12 })
const eur = (minor: number) => money(minor, 'EUR')

test('adding and subtracting are inverse', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      assert.ok(equals(subtract(add(eur(a), eur(b)), eur(b)), eur(a)))
    }),
  )
})

test('a rate is rounded once, half away from zero', () => {
  assert.equal(multiply(eur(250), 100_000).amount, 25)
  assert.equal(multiply(eur(255), 100_000).amount, 26)
  assert.equal(multiply(eur(-255), 100_000).amount, -26)
  assert.equal(multiply(eur(254), 100_000).amount, 25)
})

test('rounding is never off by more than a half, and symmetric', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      (n, d) => {
        const rounded = divideRounded(n, d)
        const off = 2n * (rounded * d - n)
        assert.ok((off < 0n ? -off : off) <= d)
        assert.equal(divideRounded(-n, d), -rounded)
      },
    ),
  )
})

test('parts of an allocation sum to the whole and are within one unit of their share', () => {
  const weights = fc
    .array(fc.nat(10 ** 9), { minLength: 1, maxLength: 40 })
    .filter(all => all.some(w => w > 0))
  fc.assert(
    fc.property(amount, weights, (whole, shares) => {
      const parts = allocate(eur(whole), shares)
      assert.equal(sum(parts, 'EUR').amount, whole)
      const total = shares.reduce((a, b) => a + BigInt(b), 0n)
      parts.forEach((part, index) => {
        const off = BigInt(part.amount) * total - BigInt(whole) * BigInt(shares[index]!)
        assert.ok((off < 0n ? -off : off) < total)
        if (shares[index] === 0) assert.ok(isZero(part))
      })
    }),
  )
})

test('what is left over goes to the largest remainders, the earlier first', () => {
  assert.deepEqual(
    allocate(eur(100), [1, 1, 1]).map(part => part.amount),
    [34, 33, 33],
  )
  assert.deepEqual(
    allocate(eur(-5), [3, 7]).map(part => part.amount),
    [-2, -3],
  )
})

test('overflow throws, in every operation', () => {
  const most = eur(Number.MAX_SAFE_INTEGER)
  assert.throws(() => add(most, eur(1)), RangeError)
  assert.throws(() => times(most, 2), RangeError)
  assert.throws(() => multiply(most, 1_000_001), RangeError)
  assert.equal(multiply(most, 1_000_000).amount, most.amount)
})

test('what is no money is refused', () => {
  assert.throws(() => money(1.5, 'EUR'), /minor units/)
  assert.throws(() => money(1, 'euro'), /three capital letters/)
  assert.throws(() => add(eur(1), money(1, 'USD')), /EUR and USD/)
  assert.throws(() => allocate(eur(1), [0, 0]), /above 0/)
  assert.throws(() => allocate(eur(1), [1, -1]), /weight -1/)
  assert.throws(() => divideRounded(1n, 0n), /above zero/)
})
