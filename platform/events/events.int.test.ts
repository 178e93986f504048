import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Envelope } from '@stoa/kernel/event'
import { sql } from '../db/index.ts'
import { testClock, testDatabase, testIds } from '../testing/index.ts'
import type { Consumer } from './consumer.ts'
import { forgotten, noted, schemas, takeNote } from './fixture.ts'
import { checkEventData, drain, emit, feedApi, startConsumers, startRelay } from './index.ts'

const deps = { clock: testClock(), ids: testIds() }
const reader = (handle: Consumer['handle']): Consumer => ({
  name: 'reader',
  source: 'shop',
  events: [noted],
  handle,
})

test('an event that cannot be stored fails its transaction, though nobody waits for it', async t => {
  const shop = (await testDatabase(t, schemas)).db('shop')
  const beyondBigint = 2 ** 70
  const change = shop.tx(async tx => {
    await tx.run(sql`insert into notes (id, version) values ('lost', 1)`)
    await emit(tx, noted, { aggregateId: 'lost', aggregateVersion: beyondBigint, data: { n: 1 } }, deps)
  })
  await assert.rejects(change, { name: 'DbError', statement: 'kit.emit', sqlState: '22P02' })
  assert.deepEqual(await shop.all(sql`select from notes where id = 'lost'`), [])
})

test('an event travels from its transaction to the effect in another service', async t => {
  const database = await testDatabase(t, schemas)
  const shop = database.db('shop')
  const mail = database.db('mail')
  const relay = startRelay(shop, { service: 'shop' })
  const seen: Envelope[] = []
  const record = reader(async (tx, event, call) => {
    seen.push(event)
    assert.deepEqual([call.caller, call.actor], ['mail', { kind: 'system', id: 'mail:reader' }])
    await tx.run(sql`insert into effects (event_id) values (${event.id})`)
  })
  const consumers = startConsumers(mail, [record], { service: 'mail', ...deps, feeds: () => feedApi(shop) })
  try {
    await takeNote(shop, 'a', deps)
    await takeNote(shop, 'a', { ...deps, call: { traceparent: '00-aa-bb-01' } })
    await drain([relay, consumers])
    assert.deepEqual(
      seen.map(({ id: _id, ...event }) => event),
      [1, 2].map(n => ({
        type: 'shop.note-taken',
        schemaVersion: 1,
        aggregateId: 'a',
        aggregateVersion: n,
        occurredAt: '2026-01-01T00:00:00.000Z',
        channel: 'default',
        data: { n },
        ...(n === 2 ? { traceparent: '00-aa-bb-01' } : {}),
      })),
    )
    const effects = await mail.all<{ event_id: string }>(sql`select event_id from effects order by seq`)
    assert.deepEqual(
      effects.map(row => row.event_id),
      seen.map(event => event.id),
    )
  } finally {
    await consumers.stop()
    await relay.stop()
  }
})

test('in one process nobody waits for a poll', { timeout: 20_000 }, async t => {
  const database = await testDatabase(t, schemas)
  const shop = database.db('shop')
  const relay = startRelay(shop, { service: 'shop', pollMs: 3_600_000 })
  const arrived = Promise.withResolvers<void>()
  const consumers = startConsumers(database.db('mail'), [reader(async () => arrived.resolve())], {
    service: 'mail',
    ...deps,
    feeds: () => feedApi(shop, { pollMs: 3_600_000 }),
    leaseMs: 3_600_000,
  })
  await drain([relay, consumers])
  await takeNote(shop, 'a', deps)
  await arrived.promise
  await consumers.stop()
  await relay.stop()
})

test('what is rolled back was never said', async t => {
  const shop = (await testDatabase(t, schemas)).db('shop')
  await assert.rejects(
    shop.tx(async tx => {
      await emit(tx, noted, { aggregateId: 'a', aggregateVersion: 1, data: { n: 1 } }, deps)
      throw new Error('changed my mind')
    }),
    /changed my mind/,
  )
  assert.deepEqual(await shop.all(sql`select * from outbox`), [])
})

test('an event that breaks its schema fails at its source, before anything is written', async t => {
  const shop = (await testDatabase(t, schemas)).db('shop')
  const data = { n: 'one' } as unknown as { n: number }
  await assert.rejects(
    shop.tx(tx => emit(tx, noted, { aggregateId: 'a', aggregateVersion: 1, data }, deps)),
    /shop\.note-taken does not fit its schema: \/n must be integer/,
  )
  assert.throws(() => checkEventData(noted, {}), /note-taken does not fit/)
  checkEventData(forgotten, {})
})
