import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../db/index.ts'
import { testClock, testDatabase, testIds } from '../testing/index.ts'
import type { Consumer } from './consumer.ts'
import { noted, schemas, takeNote } from './fixture.ts'
import { drain, feedApi, listDeadLetters, redrive, startConsumers, startRelay } from './index.ts'

/** A consumer that records each note it hears of, and fails for the note 'bad' while `broken`. */
async function scene(t: { after(fn: () => Promise<void>): void }, attempts = 3) {
  const database = await testDatabase(t, schemas)
  const shop = database.db('shop')
  const mail = database.db('mail')
  const deps = { clock: testClock(), ids: testIds() }
  const state = { broken: true, tries: 0 }
  const reports: string[] = []
  const consumer: Consumer = {
    name: 'reader',
    source: 'shop',
    events: [noted],
    async handle(tx, event) {
      await tx.run(
        sql`insert into effects (note, version) values (${event.aggregateId}, ${event.aggregateVersion})`,
      )
      if (event.aggregateId === 'bad') state.tries += 1
      if (event.aggregateId === 'bad' && state.broken) throw new Error('I do not like it')
    },
  }
  const relay = startRelay(shop, { service: 'shop' })
  const feeds = () => feedApi(shop)
  const report = (happening: string) => void reports.push(happening)
  const consumers = startConsumers(mail, [consumer], { service: 'mail', ...deps, feeds, attempts, report })
  const parts = [relay, consumers]
  const effects = async () =>
    (await mail.all<{ note: string }>(sql`select note from effects order by seq`)).map(row => row.note)
  const stop = async () => {
    await consumers.stop()
    await relay.stop()
  }
  return { shop, mail, deps, state, reports, effects, stop, drain: () => drain(parts) }
}

test('an event that fails does not hold up the others, and none has its effect twice', async t => {
  const { shop, deps, effects, drain, stop } = await scene(t)
  for (const note of ['a', 'bad', 'b']) await takeNote(shop, note, deps)
  await drain()
  await takeNote(shop, 'c', deps)
  await drain()
  assert.deepEqual(await effects(), ['a', 'b', 'c'])
  await stop()
})

test('it is tried again after longer and longer times, then parked where people see it', async t => {
  const { shop, mail, deps, state, reports, drain, stop } = await scene(t)
  await takeNote(shop, 'bad', deps)
  await drain()
  const first = state.tries
  await drain()
  assert.equal(state.tries, first, 'not before its time')
  deps.clock.advance(1000)
  await drain()
  assert.equal(state.tries, first + 1)
  assert.deepEqual(await listDeadLetters(mail), [])
  assert.equal((await listDeadLetters(mail, { state: 'retrying' }))[0]?.attempts, 2)
  deps.clock.advance(2000)
  await drain()

  const [letter] = await listDeadLetters(mail)
  assert.equal(letter?.attempts, 3)
  assert.equal(letter.error, 'Error: I do not like it')
  assert.equal(letter.event.aggregateId, 'bad')
  assert.deepEqual(
    [letter.firstFailedAt, letter.lastFailedAt],
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:03.000Z'],
  )
  assert.deepEqual(reports, ['lease_taken', 'event_failed', 'event_failed', 'event_parked'])
  deps.clock.advance(86_400_000)
  await drain()
  assert.equal(state.tries, first + 2, 'a parked event rests')
  await stop()
})

test('a parked event is redriven once its cause is mended', async t => {
  const { shop, mail, deps, state, effects, drain, stop } = await scene(t, 1)
  await takeNote(shop, 'bad', deps)
  await drain()
  const [letter] = await listDeadLetters(mail)
  state.broken = false
  assert.equal(await redrive(mail, { consumer: 'other', now: deps.clock.iso() }), 0)
  assert.equal(await redrive(mail, { consumer: 'reader', ids: [letter!.id], now: deps.clock.iso() }), 1)
  await drain()
  assert.deepEqual(await effects(), ['bad'])
  assert.deepEqual(await listDeadLetters(mail), [])
  assert.deepEqual(await listDeadLetters(mail, { state: 'retrying' }), [])
  await stop()
})

test('an event that arrives again after its effect is dropped', async t => {
  const { shop, deps, effects, drain, stop } = await scene(t)
  await takeNote(shop, 'a', deps)
  await drain()
  await shop.run(sql`
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, data)
    select id, type, schema_version, aggregate_id, aggregate_version, data from feed`)
  await drain()
  assert.deepEqual(await effects(), ['a'])
  await stop()
})
