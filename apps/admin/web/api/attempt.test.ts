import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@stoa/contracts/client'
import { Refusal } from './answer.ts'
import { newAttempt } from './attempt.ts'

/** The keys under which these bodies go out, when each ends as it says. */
async function keysOf(...tries: readonly [body: unknown, end: Error | 'answered'][]): Promise<string[]> {
  const attempt = newAttempt()
  const keys: string[] = []
  for (const [body, end] of tries)
    await attempt(body, async key => {
      keys.push(key)
      if (end !== 'answered') throw end
    }).catch(() => undefined)
  return keys
}

const refund = { amount: 500 }

test('what got no answer goes out again under its key, until there is one', async () => {
  const lost = new TypeError('fetch failed')
  const broken = new ApiError(502, {})
  const [first, second, third, next] = await keysOf(
    [refund, lost],
    [refund, broken],
    [refund, 'answered'],
    [refund, 'answered'],
  )
  assert.ok(first === second && second === third)
  assert.notEqual(next, third)
})

test('another body, and what comes after a refusal, has a key of its own', async () => {
  const refused = [
    new Refusal({ code: 'not_refundable', detail: 'no' }),
    new ApiError(412, { code: 'precondition_failed' }),
  ]
  for (const end of [new TypeError('fetch failed'), ...refused]) {
    const keys = await keysOf([refund, end], [{ amount: 600 }, 'answered'])
    assert.equal(new Set(keys).size, 2)
  }
  for (const end of refused) assert.equal(new Set(await keysOf([refund, end], [refund, end])).size, 2)
})
