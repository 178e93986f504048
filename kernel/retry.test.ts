import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PlatformError } from './errors.ts'
import { jitteredDelay, retry } from './retry.ts'

/** A time that passes only by sleeping. */
function scene(failures: readonly unknown[]) {
  let time = 0
  const waits: number[] = []
  const left = [...failures]
  return {
    waits,
    fn: async (attempt: number) => {
      if (left.length > 0) throw left.shift()
      return attempt
    },
    options: {
      attempts: 5,
      baseMs: 100,
      maxMs: 1000,
      random: () => 0.999,
      clock: { now: () => time, iso: () => new Date(time).toISOString() },
      sleep: async (ms: number) => {
        waits.push(ms)
        time += ms
      },
    },
  }
}
const busy = new PlatformError('unavailable')

test('what may be retried is, under a cap that doubles', async () => {
  const { fn, options, waits } = scene([busy, busy, busy])
  assert.equal(await retry(fn, options), 4)
  assert.deepEqual(waits, [99, 199, 399])
})

test('it gives up after its attempts, with the last error', async () => {
  const { fn, options, waits } = scene(Array(9).fill(busy))
  await assert.rejects(retry(fn, options), busy)
  assert.equal(waits.length, 4)
})

test('what would fail again is not retried', async () => {
  const { fn, options, waits } = scene([new PlatformError('forbidden')])
  await assert.rejects(retry(fn, options), { code: 'forbidden' })
  assert.deepEqual(waits, [])
})

test('no wait ends after the deadline', async () => {
  const { fn, options, waits } = scene(Array(9).fill(busy))
  await assert.rejects(retry(fn, { ...options, deadline: 350 }), busy)
  assert.deepEqual(waits, [99, 199])
})

test('a server that names a time is given that time', async () => {
  const { fn, options, waits } = scene([new PlatformError('too_many_requests', { retryAfterSeconds: 2 })])
  await retry(fn, options)
  assert.deepEqual(waits, [2000])
})

test('an aborted signal ends it before the next attempt', async () => {
  const { fn, options } = scene([busy])
  const controller = new AbortController()
  const sleep = async () => controller.abort(new Error('gone'))
  await assert.rejects(retry(fn, { ...options, sleep, signal: controller.signal }), /gone/)
})

test('a delay is never negative and never above its cap', () => {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), share, (attempt, part) => {
      const delay = jitteredDelay(attempt, { baseMs: 50, maxMs: 5000, random: () => part })
      assert.ok(delay >= 0 && delay <= 5000 && Number.isInteger(delay))
    }),
  )
})
