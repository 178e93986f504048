import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail, ok } from '@stoa/kernel/result'
import { isReplayed, rawJson } from '../contract/index.ts'
import { sql } from '../db/index.ts'
import { testClock, testDatabase } from '../testing/index.ts'
import { counted, counters, countUp, createCount, schemas } from './fixture.ts'
import { callWith } from './fixture-call.ts'
import { command, sweepIdempotency } from './index.ts'

const tooHigh = { ok: false, error: { code: 'too_high', detail: '101 is above 100' } }

async function scene(t: { after(fn: () => Promise<void>): void }) {
  const db = (await testDatabase(t, schemas)).db('counters')
  const clock = testClock()
  return { db, clock, count: createCount(db, clock) }
}

test('without a key each call has its effect, and a declared failure undoes what it wrote', async t => {
  const { db, count } = await scene(t)
  await count({ id: 'a' }, callWith())
  assert.deepEqual(await count({ id: 'a' }, callWith()), ok({ value: 2 }))
  const failed = await count({ id: 'a', by: 99 }, callWith())
  assert.deepEqual(failed, tooHigh)
  assert.equal(await counted(db, 'a'), 2)
})

test('the same key and body: one effect, the same answer, marked as replayed', async t => {
  const { db, count } = await scene(t)
  const first = await count({ id: 'a', by: 2 }, callWith('k'))
  const second = await count({ by: 2, id: 'a' }, callWith('k'))
  assert.deepEqual([first, second], [ok({ value: 2 }), ok({ value: 2 })])
  assert.deepEqual([first, second].map(isReplayed), [false, true])
  assert.equal(await counted(db, 'a'), 2)
})

test('a key used with another body is refused', async t => {
  const { db, count } = await scene(t)
  await count({ id: 'a' }, callWith('k'))
  await assert.rejects(count({ id: 'a', by: 2 }, callWith('k')), {
    code: 'idempotency_key_reused',
    status: 422,
  })
  assert.equal(await counted(db, 'a'), 1)
})

test('a key belongs to its principal and method', async t => {
  const { db, clock, count } = await scene(t)
  const reset = command(db, { contract: counters, method: 'reset', clock }, async (tx, { id }) => {
    await countUp(tx, id, 10)
    return ok({})
  })
  await count({ id: 'a' }, callWith('k', 'cust_1'))
  await count({ id: 'a' }, callWith('k', 'cust_2'))
  await reset({ id: 'a' }, callWith('k', 'cust_1'))
  assert.equal(await counted(db, 'a'), 12)
})

test('a declared failure is an answer too: its writes are undone and it is replayed', async t => {
  const { db, count } = await scene(t)
  await count({ id: 'a', by: 50 }, callWith())
  await count({ id: 'a', by: 51 }, callWith('k'))
  await count({ id: 'a', by: -50 }, callWith())
  const again = await count({ id: 'a', by: 51 }, callWith('k'))
  assert.deepEqual(again, tooHigh)
  assert.ok(isReplayed(again))
  assert.equal(await counted(db, 'a'), 0)
})

test('a failure of the statement itself can be answered as a declared failure', async t => {
  const { db, clock } = await scene(t)
  const broken = command(db, { contract: counters, method: 'count', clock }, async tx => {
    await tx.run(sql`select 1 / 0`).catch(() => {})
    return fail({ code: 'too_high' as const, detail: '101 is above 100' })
  })
  for (const call of [callWith('k'), callWith('k'), callWith()])
    assert.deepEqual(await broken({ id: 'a' }, call), tooHigh)
})

test('a prepared document is replayed as what it says', async t => {
  const { db, clock } = await scene(t)
  const prepared = command(db, { contract: counters, method: 'count', clock }, async () =>
    ok(rawJson<{ value: number }>('{"value":7}', 1)),
  )
  await prepared({ id: 'a' }, callWith('k'))
  assert.deepEqual(await prepared({ id: 'a' }, callWith('k')), ok({ value: 7 }))
})

test('what throws is not stored: the next call runs', async t => {
  const { db, clock } = await scene(t)
  let calls = 0
  const flaky = createCount(db, clock, async () => {
    calls += 1
    if (calls === 1) throw new Error('broken')
  })
  await assert.rejects(flaky({ id: 'a' }, callWith('k')), /broken/)
  assert.deepEqual(await flaky({ id: 'a' }, callWith('k')), ok({ value: 1 }))
})

test('a required key is required', async t => {
  const { db, clock } = await scene(t)
  const reset = command(db, { contract: counters, method: 'reset', clock }, async () => ok({}))
  await assert.rejects(reset({ id: 'a' }, callWith()), { code: 'validation_failed' })
})

test('a key is forgotten after 24 hours, and swept', async t => {
  const { db, clock, count } = await scene(t)
  await count({ id: 'a' }, callWith('k'))
  clock.advance(86_400_000 - 1)
  assert.ok(isReplayed(await count({ id: 'a' }, callWith('k'))))
  clock.advance(1)
  assert.deepEqual(await count({ id: 'a', by: 2 }, callWith('k')), ok({ value: 3 }))
  await count({ id: 'a' }, callWith('k2'))
  assert.equal(await sweepIdempotency(db, clock), 0)
  clock.advance(86_400_000)
  assert.equal(await sweepIdempotency(db, clock), 2)
})
