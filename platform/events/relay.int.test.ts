import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '@stoa/kernel/clock'
import type { Envelope } from '@stoa/kernel/event'
import { systemIds } from '@stoa/kernel/ids'
import { type Db, raw, sql } from '../db/index.ts'
import { testDatabase } from '../testing/index.ts'
import { emit } from './emit.ts'
import { noted, readFeed, schemas, takeNote } from './fixture.ts'
import { startRelay } from './relay.ts'

const deps = { clock: systemClock, ids: systemIds(systemClock) }

/** A transaction that has emitted and does not commit before it is told to. */
function slowWriter(db: Db, note: string) {
  const emitted = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const done = db.tx(async tx => {
    await emit(tx, noted, { aggregateId: note, aggregateVersion: 1, data: { n: 1 } }, deps)
    emitted.resolve()
    await go.promise
  })
  const commit = () => {
    go.resolve()
    return done
  }
  return { emitted: emitted.promise, commit }
}

test('the event of a slow writer is not lost behind that of a fast one', async t => {
  const db = (await testDatabase(t, schemas)).db('shop')
  const relay = startRelay(db, { service: 'shop' })
  const slow = slowWriter(db, 'slow')
  await slow.emitted
  await takeNote(db, 'fast', deps)
  await relay.drain()
  assert.deepEqual(
    (await readFeed(db)).map(event => event.aggregateId),
    ['fast'],
  )

  await slow.commit()
  await relay.drain()
  assert.deepEqual(
    (await readFeed(db)).map(event => event.aggregateId),
    ['fast', 'slow'],
  )
  assert.deepEqual(await db.all(sql`select position from feed order by position`), [
    { position: 1 },
    { position: 2 },
  ])
  await relay.stop()
})

/** Writers on few notes, each holding its transaction open for a moment, some of them changing their minds. */
async function writeWildly(db: Db, writers: number, rounds: number): Promise<void> {
  const write = async (writer: number) => {
    for (let round = 0; round < rounds; round++) {
      await db
        .tx(async tx => {
          const note = `note-${(writer * 7 + round) % 5}`
          const { version } = await tx.one<{ version: number }>(sql`
            insert into notes (id, version) values (${note}, 1)
            on conflict (id) do update set version = notes.version + 1 returning version`)
          await emit(tx, noted, { aggregateId: note, aggregateVersion: version, data: { n: version } }, deps)
          await delay((writer * 13 + round * 7) % 6)
          if ((writer + round) % 11 === 0) throw new Error('undone')
        })
        .catch(error => assert.equal(error.message, 'undone'))
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
}

function versionsByNote(events: readonly Envelope[]): Map<string, number[]> {
  const versions = new Map<string, number[]>()
  for (const { aggregateId, aggregateVersion } of events)
    versions.set(aggregateId, [...(versions.get(aggregateId) ?? []), aggregateVersion])
  return versions
}

test('with many writers and three relays at once nothing is lost, doubled or out of order within a note', async t => {
  const database = await testDatabase(t, schemas)
  const db = database.db('shop', { maxConnections: 12 })
  const relays = [1, 2, 3].map(() =>
    startRelay(database.db('shop', { maxConnections: 1 }), { service: 'shop', gatherMs: 0, batchSize: 3 }),
  )
  await writeWildly(db, 10, 30)
  for (const relay of relays) await relay.drain()

  const events = await readFeed(db)
  const notes = await db.all<{ id: string; version: number }>(sql`select id, version from notes order by id`)
  assert.equal(
    events.length,
    notes.reduce((sum, note) => sum + note.version, 0),
  )
  for (const { id, version } of notes)
    assert.deepEqual(
      versionsByNote(events).get(id),
      Array.from({ length: version }, (_, index) => index + 1),
      id,
    )
  const { gaps } = await db.one<{ gaps: number }>(sql`select max(position) - count(*) as gaps from feed`)
  assert.equal(gaps, 0)
  assert.deepEqual(await db.all(sql`select seq from outbox`), [])
  for (const relay of relays) await relay.stop()
})

test('a relay that cannot reach its database says so and goes on when it can', async t => {
  const database = await testDatabase(t, schemas)
  const db = database.db('shop')
  const reports: string[] = []
  let broken = true
  const flaky: Db = {
    ...db,
    one: (query, params) => (broken ? Promise.reject(new Error('away')) : db.one(query, params)),
  }
  const failed = Promise.withResolvers<void>()
  const relay = startRelay(flaky, {
    service: 'shop',
    pollMs: 1,
    report: happening => failed.resolve(void reports.push(happening)),
  })
  await failed.promise
  assert.deepEqual(reports.slice(0, 1), ['relay_failed'])
  broken = false
  await takeNote(db, 'a', deps)
  await relay.drain()
  assert.equal((await readFeed(db)).length, 1)
  await relay.stop()
})

test('what was moved is passed by the index, and the plan is made once', async t => {
  const database = await testDatabase(t, schemas)
  const db = database.db('shop')
  const texts: string[] = []
  const watched: Db = {
    ...db,
    one(query, params) {
      assert.equal(params, undefined)
      texts.push(query.text)
      return db.one(query)
    },
  }
  const relay = startRelay(watched, { service: 'shop', pollMs: 60_000 })
  await relay.drain()
  await relay.stop()
  const plan = await db.all<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${raw(texts[0]!)}`)
  const looks = plan
    .map(row => row['QUERY PLAN'])
    .filter(line => / on outbox/.test(line) && !line.includes('Delete'))
  assert.ok(looks.length >= 2 && !looks.some(line => line.includes('Seq Scan')), looks.join('\n'))
})
