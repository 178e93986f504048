import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sleep, systemClock } from './clock.ts'

test('the system clock tells one time in two forms', () => {
  assert.ok(Math.abs(Date.parse(systemClock.iso()) - systemClock.now()) < 1000)
})

test('sleep ends at once when its signal aborts, and leaves no listener', async () => {
  const controller = new AbortController()
  const sleeping = sleep(60_000, controller.signal)
  controller.abort()
  await sleeping
  await sleep(60_000, controller.signal)
})
