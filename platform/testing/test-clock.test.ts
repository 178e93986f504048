import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testClock, testIds } from './index.ts'

test('the clock stands still until it is moved', () => {
  const clock = testClock('2026-11-21T12:00:00.000Z')
  assert.equal(clock.iso(), '2026-11-21T12:00:00.000Z')
  clock.advance(1_500)
  assert.equal(clock.iso(), '2026-11-21T12:00:01.500Z')
  assert.equal(clock.now(), Date.parse('2026-11-21T12:00:01.500Z'))
  clock.set('2027-01-01T00:00:00Z')
  assert.equal(clock.iso(), '2027-01-01T00:00:00.000Z')
  assert.throws(() => clock.set('tomorrow'), /'tomorrow' is not a time/)
})

test('ids count, sort in order and have the length of real ones', () => {
  const ids = testIds()
  const made = [ids.next('prod'), ids.next('prod'), ids.next('ord')]
  assert.deepEqual(
    made.map(id => id.slice(-2)),
    ['01', '02', '03'],
  )
  assert.ok(made[0]! < made[1]!)
  assert.match(made[2]!, /^ord_\d{26}$/)
})
