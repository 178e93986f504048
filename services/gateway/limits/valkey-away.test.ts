import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testClock } from '@stoa/platform/testing'
import type { Valkey } from '@stoa/platform/valkey'
import { memoryLimiter } from './memory-limiter.ts'
import { valkeyLimiter } from './valkey-limiter.ts'

test('a Valkey that hangs is waited for once a second and not by every request', async () => {
  const clock = testClock()
  let asked = 0
  const hangs = {
    defineCommand() {},
    takeAllowance: async () => {
      asked += 1
      throw new Error('Command timed out')
    },
    // What the limiter uses of the client.
  } as unknown as Valkey
  const limiter = valkeyLimiter(hangs, memoryLimiter(clock), clock)
  const allowance = { limit: 3, windowMs: 60_000 }
  const answers = []
  for (let i = 0; i < 5; i++) answers.push((await limiter.take('a', allowance)).allowed)
  assert.deepEqual(answers, [true, true, true, false, false])
  assert.equal(asked, 1)
  clock.advance(1_000)
  await limiter.take('a', allowance)
  assert.equal(asked, 2)
})
