import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { paymentsContract } from '@stoa/contracts/payments'
import { unwrap } from '@stoa/kernel/result'
import { guard, newCall } from '@stoa/platform/contract'
import { isDbError, sql } from '@stoa/platform/db'
import { countStatements } from '@stoa/platform/testing'
import { findBreaches } from './invariants.ts'
import { openTill, visa } from './testing/open-till.ts'

const till = await openTill({ after })
const { db, api, call } = till
const raised = (state: string) => (error: unknown) => isDbError(error) && error.sqlState === state

describe('the ledger', () => {
  it('is append-only in the database, for the service itself too', async () => {
    const { id } = await till.captured()
    await assert.rejects(
      db.run(sql`update movements set amount = 1 where payment_id = ${id}`),
      raised('PY001'),
    )
    await assert.rejects(db.run(sql`delete from movements where payment_id = ${id}`), raised('PY001'))
  })

  it('and the totals of a payment are its sums when a transaction commits', async () => {
    const { id } = await till.captured()
    await assert.rejects(db.run(sql`update payments set refunded = 1 where id = ${id}`), raised('PY002'))
    await assert.rejects(
      db.run(sql`insert into movements (payment_id, kind, amount, currency, provider_ref, at)
                 values (${id}, 'refunded', 5, 'EUR', 'x', now())`),
      raised('PY002'),
    )
  })

  it('cannot say that more was refunded than captured, or captured than authorised, or less than nothing', async () => {
    const { id } = await till.captured()
    const more = [sql`refunded = 5001`, sql`captured = 5001`, sql`voided = 1`]
    const less = [sql`captured = -1, authorised = 0`, sql`voided = -1`, sql`refunded = -1`]
    const kept = [sql`capturing = -1`, sql`refunding = -1`, sql`amount = -1`]
    for (const column of [...more, ...less, ...kept])
      await assert.rejects(db.run(sql`update payments set ${column} where id = ${id}`), (error: unknown) =>
        isDbError(error, 'db_constraint'),
      )
  })
})

describe('a card number', () => {
  it('in any field of any method is refused by its pointer alone, and nothing is stored', async () => {
    const input = {
      ...{ id: 'pan', orderRef: 'order', amount: till.eur(100), returnUrl: 'http://shop.test/return' },
      instrument: { kind: 'token', token: visa },
    }
    const attempts = [
      ['/instrument/token', () => api.createPayment(input, call())],
      [
        '/returnUrl',
        () =>
          api.createPayment(
            { ...input, instrument: { kind: 'redirect' }, returnUrl: `http://shop.test/?c=${visa}` },
            call(),
          ),
      ],
      ['/operationId', () => api.authorise({ paymentId: 'pan', operationId: '4000-0025-0000-3155' }, call())],
    ] as const
    for (const [pointer, attempt] of attempts)
      await assert.rejects(attempt, (error: Error & { fields?: { pointer: string }[] }) => {
        assert.equal(error.fields?.[0]?.pointer, pointer)
        assert.doesNotMatch(
          JSON.stringify({ ...error, message: error.message }),
          /4242424242424242|0025-0000/,
        )
        return true
      })
    assert.deepEqual(unwrap(await api.getManyPayments({ ids: ['pan'] }, call())).items, [])
  })

  it('and even a token are not in the database when the payment is authorised', async () => {
    const { id } = await till.authorised()
    const [row] = await db.all<{ text: string }>(
      sql`select row_to_json(p)::text as text from payments p where id = ${id}`,
    )
    assert.doesNotMatch(row!.text, /tok_|4242/)
  })
})

it('staff see a payment with its operations and its ledger, and page through payments of an order', async () => {
  const { id, orderRef } = await till.captured()
  const record = await till.record(id)
  assert.deepEqual(
    record.operations.map(({ kind, status }) => [kind, status]),
    [
      ['authorise', 'succeeded'],
      ['capture', 'succeeded'],
    ],
  )
  assert.deepEqual(record.balance, { authorised: 5000, captured: 5000, refunded: 0 })
  const page = unwrap(await api.listPayments({ limit: 1 }, call()))
  assert.equal(page.items[0]!.id, id)
  const rest = unwrap(await api.listPayments({ limit: 100, cursor: page.next! }, call()))
  assert.ok(rest.items.length > 0 && !rest.items.some(item => item.id === id))
  const found = unwrap(await api.listPayments({ orderRef, status: 'captured' }, call()))
  assert.deepEqual(
    found.items.map(item => item.id),
    [id],
  )
  await assert.rejects(api.getPaymentRecord({ paymentId: 'nobody' }, call()), /no payment nobody/)
})

it('the shop is told how one can pay, and nobody outside may move money', async () => {
  const { items } = unwrap(await api.listPaymentMethods({}, call()))
  assert.deepEqual(
    items.map(({ provider, kind }) => `${provider} ${kind}`),
    ['testbank token', 'testbank redirect'],
  )
  const edge = guard(paymentsContract, till.open().api, { clock: till.clock })
  const outside = newCall({ actor: { kind: 'customer', id: 'cus', emailVerified: true }, clock: till.clock })
  await assert.rejects(
    edge.refund({ paymentId: 'x', operationId: 'y', amount: till.eur(1) }, outside),
    /Nothing was found/,
  )
  await assert.rejects(edge.listPayments({}, outside), /may not do this/)
})

it('an authorised payment costs two statements, each its own transaction, and a capture two more', async () => {
  const taken: (() => number)[] = []
  const counted = till.apiOf(
    till.open({
      db: inner => {
        const { db, taken: count } = countStatements(inner)
        taken.push(count)
        return { ...db, tx: () => Promise.reject(new Error('no transaction of several statements')) }
      },
    }),
  )
  const statements = () => taken.reduce((sum, count) => sum + count(), 0)
  const token = await till.bank.token(visa)
  const input = {
    ...{ id: 'counted', orderRef: 'order', amount: till.eur(100), returnUrl: 'http://shop.test/return' },
    ...{ instrument: { kind: 'token', token }, authorise: { operationId: 'auth' } },
  }
  unwrap(await counted.createPayment(input, call()))
  assert.equal(statements(), 2)
  const capture = { paymentId: 'counted', operationId: 'cap', amount: till.eur(100) }
  assert.equal(unwrap(await counted.capture(capture, call())).status, 'captured')
  assert.equal(statements(), 2)
})

it('what a webhook wrote down first is found, not written again', async () => {
  const early = till.apiOf(
    till.open({
      around: provider => ({
        ...provider,
        async capture(input) {
          const answer = await provider.capture(input)
          await till.api.refreshPayment({ paymentId: 'overtaken' }, call())
          return answer
        },
      }),
    }),
  )
  await till.authorised({ id: 'overtaken' })
  const amount = unwrap(await till.api.getPayment({ paymentId: 'overtaken' }, call())).authorised
  const capture = { paymentId: 'overtaken', operationId: 'cap', amount }
  const first = unwrap(await early.capture(capture, call()))
  assert.deepEqual([first.status, first.captured], ['captured', amount])
  assert.equal(unwrap(await early.capture(capture, call())).version, first.version)
  assert.deepEqual(await findBreaches(till.db), [])
})
