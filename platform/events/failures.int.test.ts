import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Call } from '@stoa/kernel/call'
import type { PlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { type Db, sql } from '../db/index.ts'
import { testClock, testDatabase, testIds } from '../testing/index.ts'
import type { Consumer } from './consumer.ts'
import { noted, schemas, takeNote } from './fixture.ts'
import { deadLettersApi, drain, emit, feedApi, startConsumers, startRelay } from './index.ts'

/** A consumer that records each note it hears of, and fails for the note 'bad' while `broken`. */
async function scene(t: { after(fn: () => Promise<void>): void }, attempts = 3, together = false) {
  const database = await testDatabase(t, schemas)
  const shop = database.db('shop')
  const mail = database.db('mail')
  const deps = { clock: testClock(), ids: testIds() }
  const state = { broken: true, tries: 0, pages: [] as number[] }
  const reports: string[] = []
  const handle: Consumer['handle'] = async (tx, event) => {
    await tx.run(
      sql`insert into effects (note, version) values (${event.aggregateId}, ${event.aggregateVersion})`,
    )
    if (event.aggregateId === 'bad') state.tries += 1
    if (event.aggregateId === 'bad' && state.broken) throw new Error('I do not like it')
  }
  const handleAll: NonNullable<Consumer['handleAll']> = async (tx, events) => {
    state.pages.push(events.length)
    for (const event of events) await handle(tx, event, asStaff)
  }
  const reader = { name: 'reader', source: 'shop', events: [noted], handle }
  const consumer: Consumer = together ? { ...reader, handleAll } : reader
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
  const desk = deadLettersApi({ db: mail, clock: deps.clock, cursorKey: 'a key of tests' })
  const letters = async (state: 'parked' | 'retrying' = 'parked') =>
    unwrap(await desk.listDeadLetters({ state }, asStaff)).items
  return { shop, mail, deps, state, reports, effects, stop, desk, letters, drain: () => drain(parts) }
}

const asStaff: Call = {
  ...{ caller: 'edge', requestId: 'req_1', deadline: Number.MAX_SAFE_INTEGER },
  actor: { kind: 'staff', id: 'stf_1', permissions: ['*'] },
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

test('who takes a page at once takes each of it alone when one fails, and what fails is tried again alone', async t => {
  const { shop, deps, state, effects, drain, stop } = await scene(t, 3, true)
  await shop.tx(async tx => {
    for (const note of ['a', 'bad', 'b'])
      await emit(tx, noted, { aggregateId: note, aggregateVersion: 1, data: { n: 1 } }, deps)
  })
  await drain()
  assert.deepEqual(
    [state.pages, await effects()],
    [
      [3, 1, 1, 1],
      ['a', 'b'],
    ],
  )
  state.broken = false
  deps.clock.advance(1000)
  await drain()
  assert.deepEqual(
    [state.pages, await effects()],
    [
      [3, 1, 1, 1],
      ['a', 'b', 'bad'],
    ],
  )
  await stop()
})

test('it is tried again after longer and longer times, then parked where people see it', async t => {
  const { shop, deps, state, reports, letters, drain, stop } = await scene(t)
  await takeNote(shop, 'bad', deps)
  await drain()
  const first = state.tries
  await drain()
  assert.equal(state.tries, first, 'not before its time')
  deps.clock.advance(1000)
  await drain()
  assert.equal(state.tries, first + 1)
  assert.deepEqual(await letters(), [])
  assert.equal((await letters('retrying'))[0]?.attempts, 2)
  deps.clock.advance(2000)
  await drain()

  const [letter] = await letters()
  assert.equal(letter?.attempts, 3)
  assert.equal(letter.error, 'Error: I do not like it')
  assert.equal(letter.subject, 'bad')
  assert.deepEqual(
    [letter.since, letter.lastFailedAt],
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:03.000Z'],
  )
  assert.deepEqual(reports, ['lease_taken', 'event_failed', 'event_failed', 'event_parked'])
  deps.clock.advance(86_400_000)
  await drain()
  assert.equal(state.tries, first + 2, 'a parked event rests')
  await stop()
})

test('a parked event is redriven once its cause is mended', async t => {
  const { shop, deps, state, effects, desk, letters, drain, stop } = await scene(t, 1)
  await takeNote(shop, 'bad', deps)
  await drain()
  const [letter] = await letters()
  state.broken = false
  const redriven = unwrap(await desk.redriveDeadLetter({ id: letter!.id }, asStaff))
  assert.deepEqual([redriven.state, redriven.attempts], ['retrying', 0])
  await assert.rejects(desk.redriveDeadLetter({ id: letter!.id }, asStaff), { code: 'not_found' })
  await drain()
  assert.deepEqual(await effects(), ['bad'])
  assert.deepEqual(await letters(), [])
  assert.deepEqual(await letters('retrying'), [])
  await stop()
})

test('a parked event that is discarded never has its effect, and who decided so stays known', async t => {
  const { shop, deps, state, effects, desk, letters, drain, stop } = await scene(t, 1)
  await takeNote(shop, 'bad', deps)
  await drain()
  const [letter] = await letters()
  state.broken = false
  unwrap(await desk.discardDeadLetter({ id: letter!.id }, asStaff))
  await assert.rejects(desk.discardDeadLetter({ id: letter!.id }, asStaff), { code: 'not_found' })
  await shop.run(sql`
    insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, data)
    select id, type, schema_version, aggregate_id, aggregate_version, data from feed`)
  await drain()
  assert.deepEqual([await effects(), await letters()], [[], []])
  const [decision] = unwrap(await desk.listDeadLetterActions({}, asStaff)).items
  assert.deepEqual(
    [decision?.actor, decision?.action, decision?.consumer, decision?.eventId, decision?.error],
    ['staff:stf_1', 'discarded', 'reader', letter?.eventId, 'Error: I do not like it'],
  )
  await stop()
})

const park = (mail: Db, count: number) =>
  mail.run(sql`
    insert into dead_letters (consumer, source, event_id, event, state, attempts, error,
                              first_failed_at, last_failed_at, next_attempt_at)
    select 'reader', 'shop', 'evt_' || n,
           json_build_object('id', 'evt_' || n, 'type', 'shop.note-taken', 'aggregateId', 'note', 'data', '{}'::json),
           'parked', 8, 'Error', now(), now(), now() from generate_series(1, ${count}::int) n`)

test('many parked events are redriven at once, each answered: those of a list, or a hundred of a consumer', async t => {
  const { mail, desk, letters, stop } = await scene(t)
  await stop()
  await park(mail, 120)
  const [one, two] = await letters()
  const some = [one!.id, two!.id, 4711]
  const answer = unwrap(await desk.redriveDeadLetters({ ids: some }, asStaff))
  const outcomes = ['redriven', 'redriven', 'not_parked']
  assert.deepEqual(answer, { items: some.map((id, n) => ({ id, outcome: outcomes[n] })), more: false })
  const all = unwrap(await desk.redriveDeadLetters({ consumer: 'reader' }, asStaff))
  assert.deepEqual([all.items.length, all.more], [100, true])
  const rest = unwrap(await desk.redriveDeadLetters({ consumer: 'reader' }, asStaff))
  assert.deepEqual([rest.items.length, rest.more], [18, false])
  assert.ok([...all.items, ...rest.items].every(({ outcome }) => outcome === 'redriven'))
  assert.deepEqual(await letters(), [])
  assert.deepEqual(unwrap(await desk.redriveDeadLetters({ consumer: 'reader' }, asStaff)).items, [])
  const noted = await mail.one(
    sql`select count(*)::int as count, min(actor) as actor from dead_letter_actions`,
  )
  assert.deepEqual(noted, { count: 120, actor: 'staff:stf_1' })
  const refused = { code: 'validation_failed', fields: [{ pointer: '/ids', detail: which }] }
  for (const wrong of [{}, { ids: some, consumer: 'reader' }])
    await assert.rejects(desk.redriveDeadLetters(wrong, asStaff), refused)
})
const which = 'or /consumer must say which events: one of the two'

test('parked events come in pages, the newest first, by cursors that nobody can make up', async t => {
  const { mail, desk, stop } = await scene(t)
  await park(mail, 5)
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = unwrap(await desk.listDeadLetters({ limit: 2, ...(cursor && { cursor }) }, asStaff))
    seen.push(...page.items.map(({ eventId }) => eventId))
    cursor = page.next
  }
  assert.deepEqual(seen, ['evt_5', 'evt_4', 'evt_3', 'evt_2', 'evt_1'])
  const { next } = unwrap(await desk.listDeadLetters({ limit: 2 }, asStaff))
  const refused = (error: PlatformError) =>
    error.code === 'invalid_cursor' && error.fields?.[0]?.pointer === '/cursor'
  await assert.rejects(desk.listDeadLetters({ cursor: '4' }, asStaff), refused)
  await assert.rejects(desk.listDeadLetterActions({ cursor: next! }, asStaff), refused, 'of another list')
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
