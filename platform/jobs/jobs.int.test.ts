import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '../db/index.ts'
import { testClock } from '../testing/index.ts'
import { jobsDatabase, remind, schemas, tidy } from './fixture.ts'
import { enqueue, handleJob, type JobHandler, manualJobs, migrateJobs } from './index.ts'

type Ending = { after(fn: () => Promise<void>): void }

async function scene(t: Ending, handlers?: (ran: string[]) => JobHandler[]) {
  const database = await jobsDatabase(t)
  const clock = testClock()
  const ran: string[] = []
  const reports: string[] = []
  const recorders = [
    handleJob(remind, async ({ note }) => void ran.push(note)),
    handleJob(tidy, async () => void ran.push('tidied'), { cron: '30 2 * * *' }),
  ]
  const jobs = await manualJobs({
    directUrl: database.directUrl,
    handlers: handlers?.(ran) ?? recorders,
    clock,
    report: happening => reports.push(happening),
  })
  return { db: database.db('desk'), database, clock, ran, reports, jobs }
}

test('a job runs if and only if the transaction that enqueued it commits', async t => {
  const { db, ran, jobs } = await scene(t)
  await db.tx(tx => enqueue(tx, remind, { note: 'kept' }))
  await db
    .tx(async tx => {
      await enqueue(tx, remind, { note: 'dropped' })
      throw new Error('undone')
    })
    .catch(error => assert.equal(error.message, 'undone'))
  assert.equal(await jobs.drain(), 1)
  assert.deepEqual(ran, ['kept'])
  assert.deepEqual(await jobs.list(), [])
  await jobs.stop()
})

test('a job waits for its time, by the clock that is passed in', async t => {
  const { db, clock, ran, jobs } = await scene(t)
  await jobs.drain()
  await enqueue(db, remind, { note: 'later' }, { runAt: '2026-01-01T01:00:00.000Z' })
  clock.advance(3_599_000)
  await jobs.drain()
  assert.deepEqual(ran, [])
  assert.deepEqual(
    (await jobs.list()).map(job => [job.name, job.state]),
    [['desk.remind', 'scheduled']],
  )
  clock.advance(1000)
  await jobs.drain()
  assert.deepEqual(ran, ['later'])
  await jobs.stop()
})

test('a job that waits under the same key is replaced', async t => {
  const { db, ran, jobs } = await scene(t)
  for (const note of ['first', 'last']) await enqueue(db, remind, { note }, { key: 'one' })
  await enqueue(db, remind, { note: 'other' }, { key: 'two' })
  await jobs.drain()
  assert.deepEqual(ran.sort(), ['last', 'other'])
  await jobs.stop()
})

test('what fails is tried again later, then rests where people see it until they retry it', async t => {
  let mended = false
  const { db, clock, ran, reports, jobs } = await scene(t, ran => [
    handleJob(remind, async ({ note }, { attempt }) => {
      ran.push(`${note} ${attempt}`)
      if (!mended) throw new Error('no paper')
    }),
  ])
  await enqueue(db, remind, { note: 'a' })
  await jobs.drain()
  await jobs.drain()
  assert.deepEqual(ran, ['a 1'], 'not at once')
  for (let hour = 0; hour < 5; hour++) {
    clock.advance(3_600_000)
    await jobs.drain()
  }
  assert.deepEqual(ran, ['a 1', 'a 2', 'a 3'])
  assert.deepEqual(reports, ['job_failed', 'job_failed', 'job_gave_up'])
  const [failed] = await jobs.list({ state: 'failed' })
  assert.deepEqual([failed?.attempts, failed?.maxAttempts, failed?.lastError], [3, 3, 'no paper'])

  mended = true
  assert.equal(await jobs.retry([failed!.id]), 1)
  await jobs.drain()
  assert.equal(ran.at(-1), 'a 1')
  assert.deepEqual(await jobs.list(), [])
  await jobs.stop()
})

test('a cron job runs when its minute has passed, once however long nobody looked', async t => {
  const { clock, ran, jobs } = await scene(t)
  clock.set('2026-01-01T02:29:59.000Z')
  await jobs.drain()
  assert.deepEqual(ran, [])
  clock.advance(1000)
  await jobs.drain()
  await jobs.drain()
  assert.deepEqual(ran, ['tidied'])
  clock.advance(3 * 86_400_000)
  await jobs.drain()
  assert.deepEqual(ran, ['tidied', 'tidied'])
  await jobs.stop()
})

test('a payload that does not fit is refused where the mistake is made', async t => {
  const { db, jobs } = await scene(t)
  const wrong = { note: 1 } as unknown as { note: string }
  await assert.rejects(
    enqueue(db, remind, wrong),
    /payload of desk\.remind does not fit its schema: \/note must be string/,
  )
  await jobs.stop()
})

test('a service enqueues its own jobs only and has no other right there', async t => {
  const { database, jobs } = await scene(t)
  const shelf = database.db('shelf')
  await assert.rejects(enqueue(shelf, remind, { note: 'a' }), /jobs_shelf may not enqueue desk\.remind/)
  for (const statement of [
    sql`select * from graphile_worker.jobs`,
    sql`select graphile_worker.add_job('desk.remind')`,
    sql`select * from jobs.enqueuers`,
    sql`update jobs.clock set shift = '1 day'`,
  ])
    await assert.rejects(shelf.run(statement), /permission denied/)
  await jobs.stop()
})

test('migrating again changes nothing, and a service that is gone may not enqueue any more', async t => {
  const { database, db, ran, jobs } = await scene(t)
  const { adminUrl, roleSecret } = database
  await enqueue(db, remind, { note: 'a' })
  await migrateJobs({ adminUrl, roleSecret, services: schemas })
  await jobs.drain()
  assert.deepEqual(ran, ['a'])
  await migrateJobs({ adminUrl, roleSecret, services: schemas.filter(({ name }) => name !== 'desk') })
  await assert.rejects(enqueue(db, remind, { note: 'b' }), /may not enqueue/)
  await jobs.stop()
})
