import assert from 'node:assert/strict'
import { it } from 'node:test'
import { passesLuhn } from './card-number.ts'
import { cards } from './cards.ts'
import { readCard } from './tokenise.ts'

const now = new Date('2026-11-21T12:00:00Z')

it('every test card has a right check digit, and its last four digits are its own', () => {
  for (const { number } of cards) assert.ok(passesLuhn(number), number)
  assert.equal(new Set(cards.map(({ number }) => number.slice(-4))).size, cards.length)
})

it('a form says of each field what is wrong with it, and takes no card that is not a test card', () => {
  const read = (number: string, expiry: string, code: string) =>
    readCard({ number, expiry, code }, now).problems
  assert.deepEqual(read('', '', ''), { number: 'missing', expiry: 'missing', code: 'missing' })
  assert.deepEqual(read('4242 4242 4242 4241', '13/30', '12'), {
    number: 'wrong',
    expiry: 'wrong',
    code: 'wrong',
  })
  assert.deepEqual(read('6011111111111117', '10 / 26', '123'), { number: 'unknown', expiry: 'past' })
  assert.deepEqual(read('378282246310005', '11 / 2026', '1234'), {})
})
