import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { raw, sql } from '../db/index.ts'
import { testClock, testDatabase, testIds } from '../testing/index.ts'
import { emit } from './emit.ts'
import { feedApi } from './feed.ts'
import { forgotten, noted, readFeed, schemas, takeNote } from './fixture.ts'
import { outboxInsertCte } from './outbox-cte.ts'
import { pruneEvents } from './prune.ts'
import { startRelay } from './relay.ts'

const deps = { clock: testClock(), ids: testIds() }
const call = {
  caller: 'mail',
  actor: systemActor('test'),
  requestId: 'req_1',
  deadline: Number.MAX_SAFE_INTEGER,
}

async function scene(t: { after(fn: () => Promise<void>): void }) {
  const db = (await testDatabase(t, schemas)).db('shop')
  const relay = startRelay(db, { service: 'shop' })
  const feed = feedApi(db)
  const scan = async (after: number, more: { limit?: number; waitMs?: number; types?: string[] } = {}) => {
    const { events, next } = unwrap(await feed.scanEvents({ after, limit: 10, waitMs: 0, ...more }, call))
    return { versions: events.map(event => event.aggregateVersion), next }
  }
  return { db, relay, feed, scan }
}

test('a page ends at its limit, and the cursor moves on past events of other types', async t => {
  const { db, relay, scan } = await scene(t)
  for (let n = 0; n < 5; n++) await takeNote(db, 'a', deps)
  await db.tx(tx => emit(tx, forgotten, { aggregateId: 'a', aggregateVersion: 6, data: {} }, deps))
  await relay.drain()
  assert.deepEqual(await scan(0, { limit: 2 }), { versions: [1, 2], next: 2 })
  assert.deepEqual(await scan(2), { versions: [3, 4, 5, 6], next: 6 })
  assert.deepEqual(await scan(0, { types: ['shop.note-forgotten'] }), { versions: [6], next: 6 })
  assert.deepEqual(await scan(0, { types: ['shop.nothing'] }), { versions: [], next: 6 })
  await relay.stop()
})

test('a cursor from before a failover begins again', async t => {
  const { db, relay, scan } = await scene(t)
  await takeNote(db, 'a', deps)
  await relay.drain()
  assert.deepEqual(await scan(900), { versions: [1], next: 1 })
  await relay.stop()
})

test('a reader far behind skips what does not concern it without being told to come back', async t => {
  const { db, relay, scan } = await scene(t)
  await db.run(sql`
    insert into feed select n, 'evt_' || n, 'shop.other', 1, 'a', n, now(), 'default', null, '{}'
      from generate_series(1, 25000) n`)
  await db.run(sql`update feed_head set last = 25000`)
  await takeNote(db, 'a', deps)
  await relay.drain()
  assert.deepEqual(await scan(0, { types: ['shop.note-taken'] }), { versions: [1], next: 25001 })
  await relay.stop()
})

test('a waiting reader is answered by the next event, and lets go when its caller leaves', async t => {
  const { db, relay, feed, scan } = await scene(t)
  const waiting = scan(0, { waitMs: 30_000 })
  await takeNote(db, 'a', deps)
  assert.deepEqual(await waiting, { versions: [1], next: 1 })
  const leaving = new AbortController()
  const left = feed.scanEvents({ after: 1, limit: 1, waitMs: 30_000 }, { ...call, signal: leaving.signal })
  leaving.abort()
  assert.deepEqual(unwrap(await left), { events: [], next: 1 })
  await relay.stop()
})

test('change and event can be one statement', async t => {
  const { db, relay } = await scene(t)
  const cte = outboxInsertCte(noted, {
    from: 'changed',
    id: `'evt_' || version`,
    aggregateId: 'id',
    aggregateVersion: 'version',
    data: `json_build_object('n', version)`,
  })
  await db.run(sql`
    with changed as (insert into notes values ('a', 1), ('b', 2) returning id, version), ${raw(cte)}
    select from changed`)
  await relay.drain()
  const events = await readFeed(db)
  assert.deepEqual(
    events.map(({ id, aggregateId, data, channel, type }) => ({ id, aggregateId, data, channel, type })),
    [
      { id: 'evt_1', aggregateId: 'a', data: { n: 1 }, channel: 'default', type: 'shop.note-taken' },
      { id: 'evt_2', aggregateId: 'b', data: { n: 2 }, channel: 'default', type: 'shop.note-taken' },
    ],
  )
  await relay.stop()
})

test('delivered events are forgotten after their retention, what waits for its position never', async t => {
  const { db, relay } = await scene(t)
  const clock = testClock()
  await takeNote(db, 'a', { ...deps, clock })
  await relay.drain()
  await relay.stop()
  clock.advance(5 * 86_400_000)
  await takeNote(db, 'a', { ...deps, clock })
  await db.run(
    sql`insert into inbox values ('reader', 'evt_1', '2026-01-01'), ('reader', 'evt_2', ${clock.iso()})`,
  )
  clock.advance(3 * 86_400_000)
  assert.deepEqual(await pruneEvents(db, clock), { feed: 1, inbox: 0 })
  clock.advance(7 * 86_400_000)
  assert.deepEqual(await pruneEvents(db, clock), { feed: 0, inbox: 1 })
  assert.equal((await db.all(sql`select seq from outbox`)).length, 1)
})
