import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '@stoa/kernel/clock'
import { isPlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { retry } from '@stoa/kernel/retry'
import { isReplayed } from '../contract/index.ts'
import { testDatabase } from '../testing/index.ts'
import { counted, createCount, createTake, schemas } from './fixture.ts'
import { callWith } from './fixture-call.ts'

test('of many calls at once with one key one has the effect, and all hold its answer in the end', async t => {
  const db = (await testDatabase(t, schemas)).db('counters', { maxConnections: 10 })
  const count = createCount(db, systemClock)
  let refused = 0
  const call = async () => {
    try {
      return await count({ id: 'a' }, callWith('k'))
    } catch (error) {
      assert.ok(isPlatformError(error, 'idempotency_in_flight'))
      assert.equal(error.retryAfterSeconds, 1)
      refused += 1
      throw error
    }
  }
  const patient = { attempts: 100, baseMs: 2, maxMs: 20, sleep: () => delay(10) }
  const answers = await Promise.all(Array.from({ length: 50 }, () => retry(call, patient)))
  for (const answer of answers) assert.deepEqual(answer, ok({ value: 1 }))
  assert.equal(answers.filter(answer => !isReplayed(answer)).length, 1)
  assert.equal(await counted(db, 'a'), 1)
  assert.ok(refused > 0, 'the calls did overlap')
})

test('a process that is killed in the middle leaves neither lock nor effect', {
  timeout: 30_000,
}, async t => {
  const database = await testDatabase(t, schemas)
  const db = database.db('counters')
  const count = createCount(db, systemClock)
  const holder = fork(new URL('./hold-key.fixture.ts', import.meta.url), [database.url('counters'), 'k'])
  t.after(() => void holder.kill('SIGKILL'))
  await once(holder, 'message')
  await assert.rejects(count({ id: 'a' }, callWith('k')), {
    code: 'idempotency_in_flight',
    retryAfterSeconds: 1,
  })

  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const answer = await retry(() => count({ id: 'a' }, callWith('k')), {
    attempts: 100,
    baseMs: 10,
    maxMs: 10,
    sleep: () => delay(10),
  })
  assert.deepEqual(answer, ok({ value: 1 }))
  assert.equal(await counted(db, 'a'), 1)
})

test('of two that take one name at once, one is told that it is taken: by the check, not by the index', async t => {
  const db = (await testDatabase(t, schemas)).db('counters', { maxConnections: 10 })
  const take = createTake(db, systemClock)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => take({ id: 'name' }, callWith(undefined))),
  )
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  for (const answer of answers) assert.ok(answer.ok || answer.error.code === 'too_high')
})
