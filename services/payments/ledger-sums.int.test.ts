import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { isDbError, type Sql, sql, type Tx } from '@stoa/platform/db'
import { findBreaches } from './invariants.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })
/** One connection: what a transaction leaves behind would meet the next one. */
const db = till.database.db('payments', { maxConnections: 1 })
let id = ''
let other = ''
beforeEach(async () => {
  id = (await till.captured()).id
  other = (await till.captured()).id
})

const sums = (amount: number, of = id) => sql`update payments set refunded = ${amount} where id = ${of}`
const entry = (amount: number, of = id, ref = `refund of ${amount}`) =>
  sql`insert into movements (payment_id, kind, amount, currency, provider_ref, at)
      values (${of}, 'refunded', ${amount}, 'EUR', ${ref}, now())`
const checked = sql`set constraints all immediate`
const later = sql`set constraints all deferred`
const together = (...statements: Sql[]) =>
  db.tx(async (tx: Tx) => {
    for (const statement of statements) await tx.run(statement)
  })

const agreeing: Record<string, () => Sql[]> = {
  'the sums, then the entry': () => [sums(5), entry(5)],
  'the entry, then the sums': () => [entry(5), sums(5)],
  'two entries counted one after the other': () => [sums(5), entry(5), sums(7), entry(2)],
  'two payments': () => [sums(5), entry(5), sums(6, other), entry(6, other)],
  'a second pair after the first was checked': () => [sums(5), entry(5), checked, later, sums(6), entry(1)],
  'an entry taken back and written again': () => [
    ...[sums(5), sql`savepoint before`, entry(5), sql`rollback to savepoint before`, entry(5)],
  ],
}
const disagreeing: Record<string, () => Sql[]> = {
  'sums alone': () => [sums(5)],
  'an entry alone': () => [entry(5)],
  'an entry of another amount': () => [sums(5), entry(6)],
  'an entry beside the one that is counted': () => [sums(5), entry(5), entry(1)],
  'an entry of another payment beside it': () => [sums(5), entry(5), entry(5, other)],
  'sums of another payment beside it': () => [sums(5), entry(5), sums(5, other)],
  'sums changed once more': () => [sums(5), entry(5), sums(6)],
  'an entry after the pair was checked': () => [sums(5), entry(5), checked, later, entry(1)],
  'sums after the pair was checked': () => [sums(5), entry(5), checked, later, sums(6)],
  'an entry whose sums were taken back after they were checked': () => [
    ...[entry(5), sql`savepoint before`, sums(5), checked, sql`rollback to savepoint before`],
  ],
  'sums whose entry was taken back after it was checked': () => [
    ...[sums(5), sql`savepoint before`, entry(5), checked, sql`rollback to savepoint before`],
  ],
}

describe('at the commit a payment says what its ledger says', () => {
  for (const [name, statements] of Object.entries(agreeing))
    it(`and so does: ${name}`, async () => {
      await together(...statements())
      assert.deepEqual(await findBreaches(till.db), [])
    })
})

describe('at the commit the database refuses', () => {
  for (const [name, statements] of Object.entries(disagreeing))
    it(name, async () => {
      await assert.rejects(
        together(...statements()),
        (error: unknown) => isDbError(error) && error.sqlState === 'PY002',
      )
      assert.deepEqual(await findBreaches(till.db), [])
    })

  it('an entry alone, also right after one that was counted', async () => {
    await together(sums(5), entry(5))
    await assert.rejects(
      together(entry(1)),
      (error: unknown) => isDbError(error) && error.sqlState === 'PY002',
    )
    assert.deepEqual(await findBreaches(till.db), [])
  })
})
