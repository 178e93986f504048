import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { holdsCardNumber } from './refuse-card-numbers.ts'

const checkDigit = (digits: string): string => {
  for (let last = 0; ; last++) if (holdsCardNumber(`${digits}${last}`)) return String(last)
}

it('a card number is seen in every usual form, wherever it stands', () => {
  for (const text of [
    '4242424242424242',
    '4242 4242 4242 4242',
    'card: 4242-4242-4242-4242.',
    'tok_4242424242424242',
    '378282246310005',
    'https://shop.test/?n=5555555555554444&x',
    '6011111111111117',
  ])
    assert.ok(holdsCardNumber(text), text)
})

it('ids, times, tokens and numbers that fail the check are left alone', () => {
  for (const text of [
    '4242424242424241',
    'pay_00000000000000000000000001',
    'chk_01jd0000000000000000000001:1',
    '1763733000000',
    'tok_4x7m2c9q1s8e4242424242424242',
    '42424242',
    'ch_3242424242424242a',
  ])
    assert.ok(!holdsCardNumber(text), text)
})

it('any number of card length with the right check digit is seen', () => {
  const digits = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.stringMatching(/^\d{12,14}$/))
    .map(parts => parts.join(''))
  fc.assert(fc.property(digits, some => holdsCardNumber(`pay ${some}${checkDigit(some)} now`)))
})
