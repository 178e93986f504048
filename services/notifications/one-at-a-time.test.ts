import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

test('runs never overlap, and one that is asked for meanwhile follows', async () => {
  let running = 0
  let runs = 0
  const work = oneAtATime(async () => {
    running += 1
    runs += 1
    assert.equal(running, 1)
    await Promise.resolve()
    running -= 1
  })
  await Promise.all([work(), work(), work()])
  assert.equal(runs, 2)
})

test('after a failure it runs again when it is asked', async () => {
  let runs = 0
  const work = oneAtATime(async () => {
    runs += 1
    if (runs === 1) throw new Error('away')
  })
  await assert.rejects(work(), /away/)
  await work()
  assert.equal(runs, 2)
})
