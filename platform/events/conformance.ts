import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Call } from '@stoa/kernel/call'
import type { Envelope } from '@stoa/kernel/event'
import { unwrap } from '@stoa/kernel/result'
import { type Db, sql } from '../db/index.ts'
import { type TestClock, testClock } from '../testing/index.ts'
import type { Consumer } from './consumer.ts'
import { deadLettersApi } from './dead-letters-api.ts'
import { forgotten, noted } from './fixture.ts'
import type { Worker } from './loop.ts'

/** One way for events to travel, from a publisher to the consumers of another service. */
export type EventTransport = {
  /** The consuming service's: made with the schemas of fixture.ts. */
  readonly db: Db
  /** Hands these over in this order, also such as were handed over before. */
  publish(events: readonly Envelope[]): Promise<void>
  /** As one replica of the consuming service would, parking events after three attempts; called once or more. */
  subscribe(consumers: readonly Consumer[]): Worker
}

type Make = (t: TestContext, clock: TestClock) => Promise<EventTransport>

/** Delivery is at least once and in no order: what must hold then, over every transport. */
export function eventTransportConformance(name: string, make: Make): void {
  const scenario = (title: string, run: (scene: Scene) => Promise<void>) =>
    test(`${name}: ${title}`, { timeout: 60_000 }, async t => {
      const scene = await open(t, make)
      try {
        await run(scene)
      } finally {
        await scene.stop()
      }
    })
  scenario('shuffled and doubled, each event has its effect once', shuffledAndDoubled)
  scenario('who compares versions ends with the latest state', latestWins)
  scenario('an event arrives as it was sent', unchanged)
  scenario('each consumer gets its own kinds of events, and each gets all of them', byKind)
  scenario('several replicas do the work once', severalReplicas)
  scenario('one that fails holds up no other, is parked, and is redriven', poisoned)
  scenario('who subscribes late and who comes back miss nothing', lateAndBack)
}

async function shuffledAndDoubled({ transport, subscribe, settle }: Scene): Promise<void> {
  subscribe(recorder('reader'))
  const events = someEvents(60)
  await transport.publish(shuffled([...events, ...events, ...events.slice(0, 20)]))
  await settle()
  assert.deepEqual((await effectsOf(transport.db, 'reader')).sort(), events.map(({ id }) => id).sort())
}

async function latestWins({ transport, subscribe, settle }: Scene): Promise<void> {
  subscribe({
    ...recorder('latest'),
    handle: (tx, event) =>
      tx
        .run(sql`
          insert into notes values (${event.aggregateId}, ${event.aggregateVersion})
          on conflict (id) do update set version = excluded.version where notes.version < excluded.version`)
        .then(() => {}),
  })
  await transport.publish(shuffled(someEvents(40)))
  await settle()
  assert.deepEqual(await transport.db.all(sql`select id, version from notes order by id`), [
    { id: 'note-0', version: 14 },
    { id: 'note-1', version: 13 },
    { id: 'note-2', version: 13 },
  ])
}

async function unchanged({ transport, subscribe, settle }: Scene): Promise<void> {
  const got: Envelope[] = []
  subscribe({ ...recorder('reader'), handle: async (_tx, event) => void got.push(event) })
  const [plain, traced] = someEvents(2) as [Envelope, Envelope]
  const sent = [
    plain,
    { ...traced, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', channel: 'de' },
  ]
  await transport.publish(sent)
  await settle()
  assert.deepEqual(
    got.sort((a, b) => (a.id < b.id ? -1 : 1)),
    sent,
  )
}

async function byKind({ transport, subscribe, settle }: Scene): Promise<void> {
  subscribe(recorder('both', [noted, forgotten]), recorder('notes'), recorder('forgets', [forgotten]))
  const notes = someEvents(3)
  const forgets = someEvents(2).map(event => ({
    ...event,
    id: `${event.id}-f`,
    type: forgotten.type,
    data: {},
  }))
  await transport.publish([...notes, ...forgets])
  await settle()
  const counts = await Promise.all(
    ['both', 'notes', 'forgets'].map(async who => (await effectsOf(transport.db, who)).length),
  )
  assert.deepEqual(counts, [5, 3, 2])
}

async function severalReplicas({ transport, subscribe, settle }: Scene): Promise<void> {
  for (let replica = 0; replica < 3; replica++) subscribe(recorder('reader'))
  const events = someEvents(50)
  await transport.publish([...events, ...events])
  await settle()
  assert.equal((await effectsOf(transport.db, 'reader')).length, 50)
}

const asStaff: Call = {
  ...{ caller: 'edge', requestId: 'req_1', deadline: Number.MAX_SAFE_INTEGER },
  actor: { kind: 'staff', id: 'stf_1', permissions: ['*'] },
}

async function poisoned({ transport, subscribe, settle, clock }: Scene): Promise<void> {
  let broken = true
  const { handle, ...rest } = recorder('reader')
  subscribe({
    ...rest,
    handle: async (tx, event, call) => {
      await handle(tx, event, call)
      if (broken && event.id === 'evt_0002') throw new Error('I do not like it')
    },
  })
  await transport.publish(someEvents(5))
  for (let attempt = 0; attempt < 3; attempt++) {
    await settle()
    clock.advance(3_600_000)
  }
  const desk = deadLettersApi({ db: transport.db, clock, cursorKey: 'a key of tests' })
  const letters = async () => unwrap(await desk.listDeadLetters({}, asStaff)).items
  const [letter] = await letters()
  assert.equal(letter?.eventId, 'evt_0002')
  assert.equal((await effectsOf(transport.db, 'reader')).length, 4)

  broken = false
  unwrap(await desk.redriveDeadLetter({ id: letter.id }, asStaff))
  await settle()
  assert.equal((await effectsOf(transport.db, 'reader')).length, 5)
  assert.deepEqual(await letters(), [])
}

async function lateAndBack({ transport, subscribe, settle }: Scene): Promise<void> {
  const [first, second, third] = someEvents(3) as [Envelope, Envelope, Envelope]
  await transport.publish([first])
  const worker = subscribe(recorder('reader'))
  await transport.publish([second])
  await settle()
  await worker.stop()
  await transport.publish([third])
  subscribe(recorder('reader'))
  await settle()
  assert.equal((await effectsOf(transport.db, 'reader')).length, 3)
}

type Scene = {
  readonly transport: EventTransport
  readonly clock: TestClock
  subscribe(...consumers: Consumer[]): Worker
  settle(): Promise<void>
  stop(): Promise<void>
}

async function open(t: TestContext, make: Make): Promise<Scene> {
  const clock = testClock()
  const transport = await make(t, clock)
  const workers: Worker[] = []
  return {
    transport,
    clock,
    subscribe(...consumers) {
      const worker = transport.subscribe(consumers)
      workers.push(worker)
      return worker
    },
    async settle() {
      for (let done = 1; done > 0; ) {
        done = 0
        for (const worker of workers) done += await worker.drain()
      }
    },
    stop: async () => void (await Promise.all(workers.map(worker => worker.stop()))),
  }
}

const recorder = (name: string, events: Consumer['events'] = [noted]): Consumer => ({
  name,
  source: 'shop',
  events,
  handle: (tx, event) =>
    tx.run(sql`insert into effects (event_id, worker) values (${event.id}, ${name})`).then(() => {}),
})

const effectsOf = async (db: Db, consumer: string): Promise<string[]> =>
  (await db.all<{ id: string }>(sql`select event_id as id from effects where worker = ${consumer}`)).map(
    row => row.id,
  )

/** Of three notes in turn, each with its versions counting up. */
const someEvents = (count: number): Envelope[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `evt_${String(index + 1).padStart(4, '0')}`,
    type: noted.type,
    schemaVersion: 1,
    aggregateId: `note-${index % 3}`,
    aggregateVersion: Math.floor(index / 3) + 1,
    occurredAt: '2026-01-01T00:00:00.000Z',
    channel: 'default',
    data: { n: index + 1 },
  }))

/** The same disorder every time. */
function shuffled<T>(items: readonly T[]): T[] {
  let state = 7
  const next = () => {
    state = (state * 48271) % 2147483647
    return state
  }
  return items
    .map(item => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
