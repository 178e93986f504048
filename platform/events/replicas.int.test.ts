import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { type Db, sql } from '../db/index.ts'
import { type TestDatabase, testDatabase } from '../testing/index.ts'
import { schemas, takeNote } from './fixture.ts'

const deps = { clock: systemClock, ids: systemIds(systemClock) }
type Effect = { event_id: string; note: string; version: number; worker: string }

async function startReplica(t: TestContext, database: TestDatabase, name: string): Promise<ChildProcess> {
  const child = fork(new URL('./replica.fixture.ts', import.meta.url), [
    database.url('shop'),
    database.url('mail'),
    name,
  ])
  t.after(() => child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}

const effectsOf = (mail: Db): Promise<Effect[]> =>
  mail.all(sql`select event_id, note, version, worker from effects order by seq`)

async function untilEffects(mail: Db, count: number): Promise<Effect[]> {
  for (;;) {
    const effects = await effectsOf(mail)
    if (effects.length >= count) return effects
    await delay(20)
  }
}

const writeNotes = async (shop: Db, rounds: number): Promise<void> => {
  for (let round = 0; round < rounds; round++)
    await Promise.all(['a', 'b', 'c'].map(note => takeNote(shop, note, deps)))
}

/** Who worked, in order, without repetition: ['one', 'two'] is a single change of hands. */
const shifts = (effects: readonly Effect[]): string[] =>
  effects.map(effect => effect.worker).filter((worker, index, all) => worker !== all[index - 1])

test('of two processes one works at a time, and the other takes over when it is killed', {
  timeout: 60_000,
}, async t => {
  const database = await testDatabase(t, schemas)
  const shop = database.db('shop')
  const mail = database.db('mail')
  const replicas = new Map<string, ChildProcess>()
  for (const name of ['one', 'two']) replicas.set(name, await startReplica(t, database, name))

  const writing = writeNotes(shop, 60)
  const [firstWorker] = shifts(await untilEffects(mail, 20))
  const first = replicas.get(firstWorker!)!
  first.kill('SIGKILL')
  await once(first, 'exit')
  await writing
  const effects = await untilEffects(mail, 180)

  const second = firstWorker === 'one' ? 'two' : 'one'
  assert.deepEqual(shifts(effects), [firstWorker, second])
  assert.equal(new Set(effects.map(effect => effect.event_id)).size, 180, 'each event has its effect once')
  for (const note of ['a', 'b', 'c'])
    assert.deepEqual(
      effects.filter(effect => effect.note === note).map(effect => effect.version),
      Array.from({ length: 60 }, (_, index) => index + 1),
    )
  replicas.get(second)!.kill()
  await once(replicas.get(second)!, 'exit')
})
