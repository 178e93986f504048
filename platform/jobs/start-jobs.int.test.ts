import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type Db, sql } from '../db/index.ts'
import type { TestDatabase } from '../testing/index.ts'
import { jobsDatabase, remind, tidy } from './fixture.ts'
import { enqueue, handleJob, startJobs } from './index.ts'

type Run = { note: string; worker: string }
const runsOf = (db: Db): Promise<Run[]> => db.all(sql`select note, worker from runs order by seq`)

async function untilRuns(db: Db, count: number): Promise<Run[]> {
  for (;;) {
    const runs = await runsOf(db)
    if (runs.length >= count) return runs
    await delay(20)
  }
}

async function startWorker(
  t: TestContext,
  database: TestDatabase & { directUrl: string },
  name: string,
): Promise<ChildProcess> {
  const worker = fork(new URL('./worker.fixture.ts', import.meta.url), [
    database.directUrl,
    database.url('desk'),
    name,
  ])
  t.after(() => worker.kill('SIGKILL'))
  await once(worker, 'message')
  return worker
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  worker.kill('SIGTERM')
  const [code] = await once(worker, 'exit')
  assert.equal(code, 0)
}

test('a runner takes what is enqueued at once, drains, and holds two connections', {
  timeout: 30_000,
}, async t => {
  const database = await jobsDatabase(t)
  const db = database.db('desk')
  const arrived = Promise.withResolvers<void>()
  const ran: string[] = []
  const jobs = await startJobs({
    directUrl: database.directUrl,
    pollMs: 3_600_000,
    handlers: [
      handleJob(remind, async ({ note }) => {
        ran.push(note)
        if (note === 'announced') arrived.resolve()
      }),
    ],
  })
  await enqueue(db, remind, { note: 'drained' })
  await jobs.drain()
  assert.deepEqual(ran, ['drained'])
  await enqueue(db, remind, { note: 'announced' })
  await arrived.promise
  await enqueue(db, remind, { note: 'later' }, { runAt: new Date(Date.now() + 3_600_000).toISOString() })
  assert.equal(await jobs.drain(), 0)
  assert.deepEqual(
    (await jobs.list()).map(job => job.state),
    ['scheduled'],
  )

  const { open } = await database
    .db('shelf')
    .one<{ open: number }>(
      sql`select count(*) as open from pg_stat_activity where usename = 'stoa_jobs' and datname = current_database()`,
    )
  assert.equal(open, 2, 'one listens, one fetches')
  await jobs.stop()
})

test('with several replicas each job runs once', { timeout: 60_000 }, async t => {
  const database = await jobsDatabase(t)
  const db = database.db('desk')
  const workers = await Promise.all(['two', 'three'].map(name => startWorker(t, database, name)))
  await db.tx(async tx => {
    for (let n = 0; n < 100; n++) await enqueue(tx, remind, { note: `note-${n}` })
  })
  const runs = await untilRuns(db, 100)
  await Promise.all(workers.map(stopWorker))
  assert.equal((await runsOf(db)).length, 100)
  assert.equal(new Set(runs.map(run => run.note)).size, 100)
})

test('the job of a killed process runs elsewhere, soon', { timeout: 60_000 }, async t => {
  const database = await jobsDatabase(t)
  const db = database.db('desk')
  const one = await startWorker(t, database, 'one')
  await enqueue(db, remind, { note: 'hang' })
  await once(one, 'message')
  const two = await startWorker(t, database, 'two')
  await enqueue(db, remind, { note: 'other' })
  assert.equal((await untilRuns(db, 1))[0]?.note, 'other')
  await delay(700)
  assert.equal((await runsOf(db)).length, 1, 'a job of a living process is left alone')

  one.kill('SIGKILL')
  await once(one, 'exit')
  assert.deepEqual((await untilRuns(db, 2))[1], { note: 'hang', worker: 'two' })
  await stopWorker(two)
})

test('two handlers for one job are refused, and a schedule that is none', async t => {
  const { directUrl } = await jobsDatabase(t)
  const handler = handleJob(remind, async () => {})
  await assert.rejects(
    startJobs({ directUrl, handlers: [handler, handler] }),
    /Two handlers for the job desk\.remind/,
  )
  const wrong = handleJob(tidy, async () => {}, { cron: 'daily' })
  await assert.rejects(startJobs({ directUrl, handlers: [wrong] }), /daily/)
})
