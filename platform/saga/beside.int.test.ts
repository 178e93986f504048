import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { systemActor } from '@stoa/kernel/call'
import { type Db, sql, statement, type Tx } from '../db/index.ts'
import { testClock, testDatabase } from '../testing/index.ts'
import { schemas } from './fixture.ts'
import { createRunner, done, postgresStore, type Saga, sagaSaveCte, sagaSaveParams } from './index.ts'

const database = await testDatabase({ after }, schemas)
const db = database.db('trips', { maxConnections: 4 })

/** A note and the saga's row. */
const note = statement(
  'trips.note',
  `with ${sagaSaveCte(3)}
   insert into ledger (trip, amount) select $1, $2::integer from saved`,
)
type Leg = { readonly id: string; readonly amount: number | null; readonly overtaken?: true }
const saga: Saga<Leg, Tx> = {
  ...{ kind: 'leg', pivot: 'note', attempts: 2, backoff: { baseMs: 100, maxMs: 1000 } },
  steps: [
    {
      name: 'note',
      async act(leg) {
        if (leg.overtaken) await db.run(sql`update sagas set fence = fence + 1 where id = ${leg.id}`)
        return done(leg)
      },
      records: ({ amount }) => amount !== 0,
      record: async (tx, leg) =>
        done(leg, async saved => (await tx.run(note, [leg.id, leg.amount, ...sagaSaveParams(saved)])) === 1),
    },
    { name: 'end', act: async leg => done(leg) },
  ],
}

async function walk(leg: Leg): Promise<{ status: string | undefined; transactions: number }> {
  const clock = testClock()
  const count = { transactions: 0 }
  const counted: Db = {
    ...db,
    tx(work, options) {
      count.transactions += 1
      return db.tx(work, options)
    },
  }
  const runner = createRunner<Tx>({
    ...{ store: postgresStore(counted), clock, leaseMs: 10_000, sagas: [saga] },
    callOf: ({ id }) => ({
      ...{ caller: 'trips', actor: systemActor('trips:saga'), requestId: id, deadline: clock.now() + 5000 },
    }),
  })
  const row = await db.tx(tx => runner.start(tx, { id: leg.id, kind: 'leg', state: leg }))
  const ran = await runner.begin(row)
  return { status: ran.busy ? undefined : ran.row.status, transactions: count.transactions }
}

const amounts = async (trip: string) =>
  (await db.all<{ amount: number }>(sql`select amount from ledger where trip = ${trip}`)).map(
    ({ amount }) => amount,
  )

it('what a step writes in one statement with the row is committed with it, in one transaction', async () => {
  assert.deepEqual(await walk({ id: 'beside', amount: 7 }), { status: 'done', transactions: 1 })
  assert.deepEqual(await amounts('beside'), [7])
})

it('a step with nothing to record needs no transaction', async () => {
  assert.deepEqual(await walk({ id: 'nothing', amount: 0 }), { status: 'done', transactions: 0 })
  assert.deepEqual(await amounts('nothing'), [])
})

it('what fails in one statement with the row undoes the row, and is tried again', async () => {
  const { status } = await walk({ id: 'refused', amount: null })
  assert.equal(status, 'running')
  assert.deepEqual(await amounts('refused'), [])
  const { step, attempt } = await db.one<{ step: string; attempt: number }>(
    sql`select step, attempt from sagas where id = 'refused'`,
  )
  assert.deepEqual([step, attempt], ['note', 2])
})

it('what somebody was overtaken with is not written either', async () => {
  assert.equal((await walk({ id: 'overtaken', amount: 7, overtaken: true })).status, undefined)
  assert.deepEqual(await amounts('overtaken'), [])
})
