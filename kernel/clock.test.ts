import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clockOver, sleep, systemClock } from './clock.ts'

test('the system clock tells one time in two forms', () => {
  assert.ok(Math.abs(Date.parse(systemClock.iso()) - systemClock.now()) < 1000)
})

test('an instant reads as the platform writes it, whether time goes on, stands still or steps back', () => {
  const step = fc.integer({ min: -2_500, max: 2_500 })
  const start = fc.integer({ min: -62_198_755_200_000, max: 253_402_300_799_999 })
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 1, maxLength: 40 }), (first, steps) => {
      let at = first
      const clock = clockOver(() => at)
      for (const by of steps) {
        at += by
        assert.equal(clock.iso(), new Date(at).toISOString())
      }
    }),
  )
})

test('sleep ends at once when its signal aborts, and leaves no listener', async () => {
  const controller = new AbortController()
  const sleeping = sleep(60_000, controller.signal)
  controller.abort()
  await sleeping
  await sleep(60_000, controller.signal)
})
