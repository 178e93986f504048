import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { raw, sql } from '@stoa/platform/db'
import { openTill } from '../testing/open-till.ts'
import { findOperations, findPayment } from './payment-store.ts'
import { beginPlainCapture, insertBegunPayment } from './usual-store.ts'

const till = await openTill({ after })
const { db, clock } = till

it('a payment that has just been begun is answered as it stands in the table', async () => {
  const wanted = {
    ...{ id: 'begun', orderRef: 'order', provider: 'testbank', channel: 'default', amount: 5000 },
    ...{ currency: 'EUR', instrument: 'token', token: 'tok_only_for_tests', multiCapture: true },
    ...{ returnUrl: 'http://shop.test/return', status: 'processing' as const, createdAt: clock.iso() },
  }
  const first = { id: 'auth', key: 'begun/auth' }
  assert.deepEqual(await insertBegunPayment(db, wanted, first), await findPayment(db, 'begun'))
  assert.equal(await insertBegunPayment(db, wanted, first), undefined)
})

const begin = (paymentId: string, id = 'cap', amount = 5000) =>
  beginPlainCapture(db, {
    ...{ paymentId, id, amount, currency: 'EUR', key: `${paymentId}/${id}` },
    startedAt: clock.iso(),
  })

it('a capture that waited for another change is begun on what that one left, or not at all', async () => {
  for (const [change, begun] of [
    ['version = version + 1', true],
    ['capturing = 1', false],
    ["status = 'expired'", false],
  ] as const) {
    const { id } = await till.authorised()
    const waiting = await whileChanging(id, change, () => begin(id))
    assert.deepEqual([waiting !== undefined, (await findOperations(db, id)).length], [begun, begun ? 2 : 1])
    if (begun) assert.deepEqual(waiting, await findPayment(db, id))
  }
})

it('a capture is plain where nothing else was taken, asked for or called the same', async () => {
  const { id } = await till.authorised()
  assert.equal(await begin(id, 'auth'), undefined)
  assert.equal(await begin(id, 'cap', 5001), undefined)
  assert.deepEqual(await begin(id, 'part', 4000), await findPayment(db, id))
  assert.equal(await begin(id, 'rest', 1000), undefined)
  assert.equal(await begin((await till.captured()).id, 'more'), undefined)
  assert.deepEqual(
    (await findOperations(db, id)).map(({ id }) => id),
    ['auth', 'part'],
  )
})

async function whileChanging<T>(id: string, change: string, act: () => Promise<T>): Promise<T> {
  const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const changing = db.tx(async tx => {
    await tx.run(sql`update payments set ${raw(change)} where id = ${id}`)
    locked.resolve()
    await release.promise
  })
  await locked.promise
  const waiting = act()
  await someoneWaits()
  release.resolve()
  await changing
  return waiting
}

async function someoneWaits() {
  const waiting = sql`select count(*)::int as count from pg_stat_activity
                       where datname = current_database() and wait_event_type = 'Lock'`
  while ((await db.one<{ count: number }>(waiting)).count === 0);
}
