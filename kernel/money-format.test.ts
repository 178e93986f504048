import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exponentOf, format, fromDecimal, money, toDecimal } from './money.ts'

test('currencies have their own number of digits', () => {
  assert.deepEqual(['EUR', 'JPY', 'KWD', 'CLF'].map(exponentOf), [2, 0, 3, 4])
})

test('people read it in their language, exactly', () => {
  assert.equal(format(money(123456, 'EUR'), 'en-US'), '€1,234.56')
  assert.equal(format(money(123456, 'JPY'), 'en-US'), '¥123,456')
  assert.equal(format(money(-1234, 'KWD'), 'en-US'), '-KWD\u00a01.234')
  assert.equal(format(money(Number.MAX_SAFE_INTEGER, 'EUR'), 'en-US'), '€90,071,992,547,409.91')
})

test('a decimal text leads back to the same amount', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF')
  const amount = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  fc.assert(
    fc.property(amount, currency, (minor, code) => {
      assert.deepEqual(fromDecimal(toDecimal(money(minor, code)), code), money(minor, code))
    }),
  )
})

test('a text that is no amount is refused, never rounded', () => {
  assert.equal(fromDecimal('12.3', 'EUR').amount, 1230)
  for (const text of ['12.345', '1e3', '', '.5', '1.', ' 1', '1,00', '99999999999999999'])
    assert.throws(() => fromDecimal(text, 'EUR'), RangeError)
})
