import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, describe, it } from 'node:test'
import { systemClock } from '@stoa/kernel/clock'
import { testClock, testDatabase } from '../testing/index.ts'
import { allow, replica, resultOf, schemas, startTrip } from './fixture.ts'

const database = await testDatabase({ after }, schemas)
const db = database.db('trips', { maxConnections: 8 })
const everything = { effects: ['flight', 'hotel', 'ticket'], ledger: 1, bookings: 1 }

describe('several replicas', () => {
  it('work on a saga one at a time, and an overtaken one writes nothing more', async () => {
    const clock = testClock()
    const first = replica(db, clock)
    const ids = Array.from({ length: 20 }, (_, i) => `race-${i}`)
    for (const id of ids) await startTrip(db, first, { id })
    clock.advance(11_000)
    const replicas = [first, replica(db, clock), replica(db, clock)]
    await Promise.all(replicas.map(each => each.sweep()))
    for (const id of ids) assert.deepEqual(await resultOf(db, id), everything)
  })

  it('take over from one that only seemed dead: its late writes are refused', async () => {
    const clock = testClock()
    const slow = replica(db, clock)
    const started = await startTrip(db, slow, { id: 'overtaken', refuse: 'ticket' })
    clock.advance(11_000)
    const ran = await replica(db, clock).run('overtaken')
    assert.equal(ran.busy === false && ran.row.status, 'undone')
    assert.deepEqual(await slow.begin(started), { busy: true })
    const { effects, ledger } = await resultOf(db, 'overtaken')
    assert.deepEqual([effects, ledger], [[], 0])
  })

  it('finish what a killed process (-9) left behind', async () => {
    const child = fork(new URL('./dying-replica.fixture.ts', import.meta.url), [
      database.url('trips'),
      'killed',
      'hotel',
    ])
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    const before = await resultOf(db, 'killed')
    assert.deepEqual([before.effects, before.ledger], [['flight', 'hotel'], 0])
    const later = { now: () => systemClock.now() + 11_000, iso: () => systemClock.iso() }
    assert.deepEqual(
      await replica(db, systemClock).run('killed'),
      { busy: true },
      'its lease has not run out',
    )
    assert.equal(await replica(db, later).sweep(), 1)
    assert.deepEqual(await resultOf(db, 'killed'), everything)
  })
})

describe('errors', () => {
  it('are tried again later; before the pivot not for ever', async () => {
    const clock = testClock()
    let failures = 0
    const runner = replica(db, clock, {
      flaky: () => {
        failures += 1
        if (failures <= 3) throw new Error('the neighbour is away')
      },
    })
    const ran = await runner.begin(await startTrip(db, runner, { id: 'flaky' }))
    assert.equal(ran.busy === false && ran.row.error, 'the neighbour is away')
    for (let i = 0; i < 4; i++) {
      clock.advance(2000)
      await runner.sweep()
    }
    const ended = await runner.run('flaky')
    assert.equal(ended.busy === false && ended.row.status, 'undone')
    assert.equal(ended.busy === false && ended.row.failure?.code, 'gave_up')
    assert.deepEqual((await resultOf(db, 'flaky')).effects, [])
  })

  it('after the pivot are tried until they are over', async () => {
    const clock = testClock()
    let booked = false
    const runner = replica(db, clock, {
      probe: ({ step, moment }) => {
        if (step === 'hotel' && moment === 'recorded') booked = true
      },
      flaky: () => {
        if (booked && clock.now() < Date.parse('2026-01-01T01:00:00Z')) throw new Error('away for an hour')
      },
    })
    await runner.begin(await startTrip(db, runner, { id: 'forward' }))
    clock.advance(1_800_000)
    for (let i = 0; i < 5; i++) await runner.sweep()
    assert.equal((await resultOf(db, 'forward')).ledger, 1)
    clock.advance(3_600_000)
    await runner.sweep()
    assert.deepEqual(await resultOf(db, 'forward'), everything)
  })
})

describe('waiting', () => {
  it('ends when woken, with the answer of the neighbour', async () => {
    const clock = testClock()
    const runner = replica(db, clock)
    const ran = await runner.begin(await startTrip(db, runner, { id: 'woken', pause: 'hotel' }))
    assert.equal(ran.busy === false && ran.row.status, 'waiting')
    await allow(db, 'woken')
    await runner.run('woken')
    assert.deepEqual(await resultOf(db, 'woken'), everything)
  })

  it('ends undone when the time is over, or when the buyer gives up', async () => {
    const clock = testClock()
    const runner = replica(db, clock)
    for (const id of ['late', 'aborted'])
      await runner.begin(await startTrip(db, runner, { id, pause: 'hotel' }))
    const aborted = await runner.abort('aborted', { code: 'cancelled', detail: 'the buyer gave up' })
    assert.equal(aborted.busy === false && aborted.row.status, 'undone')
    clock.advance(60_001)
    await runner.sweep()
    for (const id of ['late', 'aborted']) assert.deepEqual((await resultOf(db, id)).effects, [])
  })
})
