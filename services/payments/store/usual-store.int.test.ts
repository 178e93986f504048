import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { sql } from '@stoa/platform/db'
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

it('a capture that waited for another change is not begun on what it saw before', async () => {
  const { id } = await till.authorised()
  const begin = () =>
    beginPlainCapture(db, {
      ...{ paymentId: id, id: 'cap', amount: 5000, currency: 'EUR', key: `${id}/cap` },
      startedAt: clock.iso(),
    })
  const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const changing = db.tx(async tx => {
    await tx.run(sql`update payments set version = version + 1 where id = ${id}`)
    locked.resolve()
    await release.promise
  })
  await locked.promise
  const waiting = begin()
  await someoneWaits()
  release.resolve()
  await changing
  assert.equal(await waiting, undefined)
  assert.equal((await findOperations(db, id)).length, 1)
  const known = await begin()
  assert.deepEqual([known?.payment.capturing, known?.operations.length, known?.ledger.size], [5000, 1, 1])
  assert.equal(await begin(), undefined)
})

async function someoneWaits() {
  const waiting = sql`select count(*)::int as count from pg_stat_activity
                       where datname = current_database() and wait_event_type = 'Lock'`
  while ((await db.one<{ count: number }>(waiting)).count === 0);
}
