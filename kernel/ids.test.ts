import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { systemIds } from './ids.ts'

const clockOf = (times: readonly number[]) => {
  let index = 0
  const now = () => times[Math.min(index++, times.length - 1)]!
  return { now, iso: () => new Date(now()).toISOString() }
}

test('ids have their prefix and 26 characters of a ULID', () => {
  assert.match(systemIds(clockOf([1_700_000_000_000])).next('prod'), /^prod_01[0-9a-hjkmnp-tv-z]{24}$/)
})

test('ids of one process sort in the order they were made, also when the clock stands still or steps back', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 - 1 })
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 40 }), times => {
      const ids = systemIds(clockOf(times))
      const made = times.map(() => ids.next('x'))
      assert.deepEqual(made.toSorted(), made)
      assert.equal(new Set(made).size, made.length)
    }),
  )
})

test('two processes with the same clock make different ids', () => {
  const clock = clockOf([5])
  const first = systemIds(clock)
  const second = systemIds(clock)
  const all = Array.from({ length: 500 }, () => [first.next('x'), second.next('x')]).flat()
  assert.equal(new Set(all).size, 1000)
})
