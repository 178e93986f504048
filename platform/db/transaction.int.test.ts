import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { temporaryService, testDatabase } from '../testing/index.ts'
import { insideTransaction, sql, statement, type Tx } from './index.ts'

const services = [
  temporaryService({ after }, 'bank', {
    '20260101T0000-accounts.sql': `create table accounts (
       id integer primary key, balance integer not null constraint never_negative check (balance >= 0)
     );
     insert into accounts select id, 100 from generate_series(1, 20) as id`,
  }),
]
const database = await testDatabase({ after }, services)
const db = database.db('bank')

const add = statement('bank.add', 'update accounts set balance = balance + $2 where id = $1')
const balance = async (id: number) =>
  (await db.one<{ balance: number }>(sql`select balance from accounts where id = ${id}`)).balance

test('what a transaction did is there after it, and only then the callbacks run', async () => {
  const told: number[] = []
  const result = await db.tx(async tx => {
    tx.afterCommit(() => told.push(1))
    await tx.run(add, [1, 5])
    assert.equal(await tx.run(add, [2, -5]), 1)
    assert.deepEqual(told, [])
    return 'done'
  })
  assert.equal(result, 'done')
  assert.deepEqual([told, await balance(1), await balance(2)], [[1], 105, 95])
})

test('a throw rolls back and tells nobody', async () => {
  const told: number[] = []
  const failing = db.tx(async tx => {
    tx.afterCommit(() => told.push(1))
    await tx.run(add, [3, 5])
    throw new Error('changed my mind')
  })
  await assert.rejects(failing, /changed my mind/)
  assert.deepEqual([told, await balance(3)], [[], 100])
  assert.equal(db.stats.idle, db.stats.total)
})

test('a transaction that has ended refuses further use', async () => {
  let kept: Tx | undefined
  await db.tx(async tx => {
    kept = tx
  })
  await assert.rejects(kept!.run(add, [1, 1]), {
    code: 'db_failed',
    message: /has ended; bank\.add came too late/,
  })
  assert.throws(() => kept!.afterCommit(() => {}), /has ended/)
})

test('an error that the function swallowed still fails the transaction', async () => {
  const swallowing = db.tx(async tx => {
    await tx.run(add, [4, 5])
    await tx.run(add, [4, -500]).catch(() => {})
  })
  await assert.rejects(swallowing, { code: 'db_constraint', constraint: 'never_negative' })
  assert.equal(await balance(4), 100)
})

test('so does one of a query that nobody awaited, and the first failure is the one told', async () => {
  const careless = db.tx(async tx => {
    void tx.run(add, [5, -500])
    await tx.run(add, [5, 1])
  })
  await assert.rejects(careless, { constraint: 'never_negative' })
  const lastOne = db.tx(async tx => {
    void tx.run(add, [5, -500])
  })
  await assert.rejects(lastOne, { constraint: 'never_negative' })
  assert.equal(await balance(5), 100)
})

test('a savepoint takes a failure back', async () => {
  await db.tx(async tx => {
    await tx.run(add, [6, 5])
    await tx.run(sql`savepoint before`)
    await assert.rejects(tx.run(add, [6, -500]), { code: 'db_constraint' })
    await tx.run(sql`rollback to savepoint before`)
  })
  assert.equal(await balance(6), 105)
})

test('insideTransaction is true for the function alone, also for what it leaves behind', async () => {
  assert.equal(insideTransaction(), false)
  let later: Promise<boolean> | undefined
  let onCommit: boolean | undefined
  await db.tx(async tx => {
    tx.afterCommit(() => {
      onCommit = insideTransaction()
    })
    await tx.run(add, [1, 0])
    assert.equal(insideTransaction(), true)
    later = delay(30).then(insideTransaction)
  })
  assert.equal(insideTransaction(), false)
  assert.equal(onCommit, false)
  assert.equal(await later, false)
})

test('inside a transaction its own database refuses, since that would be outside of it', async () => {
  await assert.rejects(
    db.tx(() => db.run(add, [1, 1])),
    /bank\.add must use the transaction that is open/,
  )
  await assert.rejects(
    db.tx(() => db.tx(async () => {})),
    /Another transaction must use/,
  )
})

test('a deadlock is tried again until both have their way', async () => {
  const bothLocked = Promise.withResolvers<void>()
  let locked = 0
  let attempts = 0
  const move = (from: number, to: number) =>
    db.tx(async tx => {
      attempts += 1
      await tx.run(add, [from, -1])
      locked += 1
      if (locked === 2) bothLocked.resolve()
      await bothLocked.promise
      await tx.run(add, [to, 1])
    })
  await Promise.all([move(7, 8), move(8, 7)])
  assert.equal(attempts, 3)
  assert.deepEqual([await balance(7), await balance(8)], [100, 100])
})

test('serializable transactions lose no update', async () => {
  const increment = () =>
    db.tx(
      async tx => {
        const row = await tx.one<{ balance: number }>(sql`select balance from accounts where id = 9`)
        await tx.run(sql`update accounts set balance = ${row.balance + 1} where id = 9`)
      },
      { isolation: 'serializable', retries: 50 },
    )
  await Promise.all(Array.from({ length: 5 }, increment))
  assert.equal(await balance(9), 105)
})

test('retries end, and the conflict is told', async () => {
  let attempts = 0
  const hopeless = db.tx(
    async tx => {
      attempts += 1
      await tx.run(sql`do $$ begin raise exception 'no' using errcode = '40001'; end $$`)
    },
    { retries: 2 },
  )
  await assert.rejects(hopeless, { code: 'db_conflict', sqlState: '40001' })
  assert.equal(attempts, 3)
})

test('a connection lost within a transaction is a coded error and leaves the pool', async () => {
  const victim = database.db('bank', { maxConnections: 1 })
  const killed = victim.tx(async tx => {
    await tx.run(add, [10, 5])
    await tx.run(sql`select pg_terminate_backend(pg_backend_pid())`)
    await tx.run(add, [10, 5])
  })
  await assert.rejects(killed, { code: 'db_unavailable' })
  assert.equal(await balance(10), 100)
  assert.equal(await victim.run(add, [10, 0]), 1)
})
