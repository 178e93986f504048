import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '@stoa/kernel/call'
import { sql } from '../db/index.ts'
import { testClock, testDatabase } from '../testing/index.ts'
import { noted, schemas } from './fixture.ts'
import { type Handling, handlePage } from './handle-page.ts'
import { releaseLease, takeLease } from './lease.ts'

const claim = (holder: string, leaseMs: number, fresh = true) => ({
  consumer: 'reader',
  source: 'shop',
  holder,
  leaseMs,
  fresh,
})

test('one holds the lease; it passes on when it runs out or is given back, with a higher number', async t => {
  const db = (await testDatabase(t, schemas)).db('mail')
  const first = await takeLease(db, claim('one', 60_000))
  assert.equal(first?.fence, 1)
  assert.equal(await takeLease(db, claim('two', 60_000)), undefined)
  assert.equal((await takeLease(db, claim('one', 0, false)))?.fence, 1, 'a renewal keeps its number')
  const second = await takeLease(db, claim('two', 60_000))
  assert.equal(second?.fence, 2)
  await releaseLease(db, first)
  assert.equal(await takeLease(db, claim('one', 60_000)), undefined, 'an old holder cannot give it away')
  await releaseLease(db, second)
  assert.equal((await takeLease(db, claim('one', 60_000)))?.fence, 3)
  assert.equal(
    (await takeLease(db, claim('one', 60_000)))?.fence,
    4,
    'a restart under the same name is another holder',
  )
})

test('who lost the lease can write neither an effect nor the cursor', async t => {
  const db = (await testDatabase(t, schemas)).db('mail')
  const stale = await takeLease(db, claim('one', 0))
  await takeLease(db, claim('two', 60_000))
  const event = {
    ...{ id: 'evt_1', type: 'shop.note-taken', schemaVersion: 1, aggregateId: 'a', aggregateVersion: 1 },
    ...{ occurredAt: '2026-01-01T00:00:00.000Z', channel: 'default', data: { n: 1 } },
  }
  const handling: Handling = {
    db,
    consumer: {
      name: 'reader',
      source: 'shop',
      events: [noted],
      handle: async tx => void (await tx.run(sql`insert into effects (note) values ('late')`)),
    },
    clock: testClock(),
    leaseMs: 60_000,
    attempts: 3,
    report: () => {},
    call: () => ({ caller: 'mail', actor: systemActor('mail:reader'), requestId: 'req_1', deadline: 0 }),
  }
  await assert.rejects(handlePage(handling, stale!, [event], 9), { name: 'LeaseLost' })
  assert.deepEqual(await db.all(sql`select note from effects`), [])
  assert.deepEqual(await db.all(sql`select event_id from inbox`), [])
  assert.deepEqual(await db.all(sql`select holder, position from cursors`), [{ holder: 'two', position: 0 }])
})
