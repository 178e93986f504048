import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import fc from 'fast-check'
import { Type } from 'typebox'
import { decodeCursor, encodeCursor } from './cursor.ts'

const position = Type.Object({ name: Type.String(), id: Type.String() })
const refused = (error: unknown) =>
  isPlatformError(error, 'invalid_cursor') && error.fields[0]?.pointer === '/cursor'

test('what was encoded is decoded', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, id) => {
      const value = { name, id }
      assert.deepEqual(decodeCursor('secret', encodeCursor('secret', value), position), value)
    }),
  )
})

test('a cursor that was changed, or sealed by another, is refused', () => {
  const cursor = encodeCursor('secret', { name: 'x', id: 'y' })
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'b', '.', '-'), (at, letter) => {
      fc.pre(cursor[at] !== letter)
      const changed = cursor.slice(0, at) + letter + cursor.slice(at + 1)
      // The last letter of base64 may hold bits that mean nothing.
      fc.pre(
        Buffer.from(changed.split('.')[1] ?? '', 'base64url').compare(
          Buffer.from(cursor.split('.')[1]!, 'base64url'),
        ) !== 0 || changed.split('.')[0] !== cursor.split('.')[0],
      )
      assert.throws(() => decodeCursor('secret', changed, position), refused)
    }),
  )
  assert.throws(() => decodeCursor('other', cursor, position), refused)
})

test('a cursor of another list, and anything at all, is refused', () => {
  assert.throws(() => decodeCursor('secret', encodeCursor('secret', { page: 5 }), position), refused)
  fc.assert(
    fc.property(fc.string(), text => assert.throws(() => decodeCursor('secret', text, position), refused)),
  )
})
