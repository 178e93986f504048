import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Handover } from '@stoa/platform/mail'
import { decideNext } from './decide-next.ts'

const start = Date.parse('2026-01-01T00:00:00.000Z')
const next = (outcome: Handover['outcome'], attempts: number, afterMs = 0) =>
  decideNext({
    ...{ handover: { outcome, detail: 'x' }, attempts, giveUpHours: 72 },
    ...{ createdAt: new Date(start).toISOString(), now: start + afterMs },
  })
const pauseOf = (attempts: number) => {
  const decided = next('deferred', attempts)
  return 'at' in decided ? Date.parse(decided.at) - start : 0
}

test('what is refused for good is not tried again, what was sent is done', () => {
  assert.equal(next('refused', 1).status, 'failed')
  assert.deepEqual(next('sent', 1), { status: 'sent', reason: null })
})

test('what was put off or is unknown waits, from a minute to an hour', () => {
  assert.deepEqual([1, 2, 3, 7, 30].map(pauseOf), [60_000, 120_000, 240_000, 3_600_000, 3_600_000])
  assert.equal(next('unknown', 1).status, 'queued')
})

test('after three days nobody waits for it any more', () => {
  const { status, reason } = next('deferred', 80, 72 * 3_600_000)
  assert.deepEqual([status, reason], ['failed', 'given up after 80 attempts: x'])
})
