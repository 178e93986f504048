import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderNumber } from './number.ts'

test('no two orders have the same number, and neighbours look nothing alike', () => {
  const numbers = Array.from({ length: 20_000 }, (_, i) => orderNumber(i))
  assert.equal(new Set(numbers).size, numbers.length)
  for (const number of numbers.slice(0, 100)) assert.match(number, /^S-[0-9A-HJKMNP-TV-Z]{7}$/)
  const inOrder = numbers.slice(1).filter((number, i) => number > numbers[i]!).length
  assert.ok(inOrder > 8000 && inOrder < 12_000, `${inOrder} of 20000 are above the one before`)
})

test('what is no sequence has no number', () => {
  assert.throws(() => orderNumber(-1), RangeError)
  assert.throws(() => orderNumber(2 ** 34), RangeError)
})
