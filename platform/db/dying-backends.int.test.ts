import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { type DbError, sql, statement, type Tx } from './index.ts'

const services = [
  temporaryService({ after }, 'storm', {
    '20260101T0000-accounts.sql': `create table accounts (id integer primary key, balance integer not null);
     insert into accounts select id, 100 from generate_series(1, 10) as id;
     create table done (key text primary key)`,
  }),
]
const database = await testDatabase({ after }, services)
const db = database.db('storm', { maxConnections: 6 })
const admin = database.admin()

const add = statement('storm.add', 'update accounts set balance = balance + $2 where id = $1')
const note = statement('storm.note', 'insert into done (key) values ($1)')
const balance = statement<{ balance: number }>('storm.balance', 'select balance from accounts where id = $1')
/** The backend that runs it is gone before it could answer. */
const die = statement('storm.die', 'select pg_terminate_backend(pg_backend_pid())')
const wrong = statement('storm.wrong', 'select 1 / $1::integer')

type Work = (tx: Tx, key: string, one: number, other: number) => Promise<unknown>
const move: Work = async (tx, key, one, other) => {
  await tx.run(note, [key])
  return Promise.all([tx.run(add, [one, -1]), tx.run(add, [other, 1])])
}
/** What a transaction may be at when its connection goes: each leaves by another way. */
const works: Readonly<Record<string, Work>> = {
  'one statement after the other': async (tx, key, one, other) => {
    await tx.run(note, [key])
    await tx.run(add, [one, -1])
    await tx.run(add, [other, 1])
  },
  'a pipeline': move,
  'texts without a name': async (tx, key) => {
    await tx.run(sql`insert into done (key) values (${key})`)
    await Promise.all([tx.all(sql`select 1`), tx.all(balance, [1]), tx.all(sql`select 2`)])
  },
  'a statement that nobody waits for': async (tx, key, one, other) => {
    void tx.run(note, [key])
    void tx.run(add, [one, -1])
    void tx.run(add, [other, 1])
  },
  'an error in the middle': async (tx, key, one) => {
    await tx.run(note, [key])
    await Promise.all([tx.run(add, [one, -1]), tx.all(wrong, [0]), tx.all(balance, [one])])
  },
}
const deaths: Readonly<Record<string, Work>> = {
  'as its first statement': tx => tx.all(die),
  'in the middle of a pipeline': (tx, _, one) =>
    Promise.all([tx.all(balance, [one]), tx.all(die), tx.all(balance, [one]), tx.all(sql`select 1`)]),
  'ahead of its commit': async tx => void tx.all(die),
  'and it is asked again afterwards': async (tx, key) => {
    await tx.all(die).catch(() => {})
    await tx.run(note, [key])
  },
}

/** Answers how it ended, and that it ended is what is tested. */
async function outcomeOf(work: Work, key: string, n: number): Promise<'done' | DbError['code']> {
  const [one, other] = [(n % 10) + 1, ((n * 7 + 3) % 10) + 1]
  return db
    .tx(tx => work(tx, key, one, other))
    .then(
      () => 'done',
      (error: DbError) => error.code,
    )
}

async function assertAlive(): Promise<void> {
  const rows = await Promise.all(Array.from({ length: 30 }, (_, n) => db.one(balance, [(n % 10) + 1])))
  assert.equal(rows.length, 30)
  assert.equal(db.stats.waiting, 0)
  assert.ok(db.stats.total <= 6)
}

for (const [name, work] of Object.entries(deaths))
  test(`a backend that dies under a transaction, ${name}: it fails, and so does nothing else`, {
    timeout: 60_000,
  }, async () => {
    const others = Array.from({ length: 20 }, (_, n) => outcomeOf(move, `${name} ${n}`, n))
    const dying = Array.from({ length: 6 }, (_, n) => outcomeOf(work, `dying ${name} ${n}`, n))
    assert.deepEqual(new Set(await Promise.all(dying)), new Set(['db_unavailable']))
    assert.deepEqual(new Set(await Promise.all(others)), new Set(['done']))
    await assertAlive()
  })

test('backends die at random under many transactions: every promise settles, and none is half done', {
  timeout: 60_000,
}, async () => {
  const outcomes = new Map<string, string>()
  const kinds = Object.entries(works)
  let left = 240
  // As often as work is done, not as fast as the machine kills: then nobody would ever connect.
  const kill = () =>
    admin.all(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'stoa-storm' order by random() limit 2`)
  const worker = async () => {
    for (let n = left--; n > 0; n = left--) {
      const [name, work] = kinds[n % kinds.length]!
      const ended = outcomeOf(work, `${name} ${n}`, n)
      if (n % 8 === 0) await kill()
      outcomes.set(`${name} ${n}`, await ended)
      await db.all(balance, [1]).catch(() => {})
    }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  await assertAlive()
  assert.equal(outcomes.size, 240)
  const failures = [...outcomes].filter(([name]) => name.startsWith('an error'))
  assert.ok(failures.every(([, outcome]) => outcome !== 'done'))
  const stored = new Set((await db.all<{ key: string }>(sql`select key from done`)).map(({ key }) => key))
  const lost = [...outcomes].filter(([key, outcome]) => outcome === 'done' && !stored.has(key))
  assert.deepEqual(lost, [], 'told as done, and not there')
  const { sum } = await db.one<{ sum: number }>(sql`select sum(balance)::integer as sum from accounts`)
  assert.equal(sum, 1000)
})

test('a pool that closes while its backends die has closed', { timeout: 60_000 }, async () => {
  const doomed = database.db('storm', { maxConnections: 4 })
  const running = Array.from({ length: 4 }, (_, n) =>
    doomed.tx(tx => (n % 2 === 0 ? tx.all(die) : tx.all(sql`select pg_sleep(0.02)`))),
  )
  const settled = Promise.allSettled(running)
  await doomed.close()
  const ends = await settled
  assert.deepEqual(
    ends.map(({ status }) => status),
    ['rejected', 'fulfilled', 'rejected', 'fulfilled'],
  )
})
