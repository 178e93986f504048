import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { raw, sql, type Tx } from '@stoa/platform/db'
import type { Operation } from '../payment.ts'
import { openTill } from '../testing/open-till.ts'
import { addOperation, settleOperation } from './change-store.ts'

const till = await openTill({ after })
const db = till.database.db('payments', { maxConnections: 1 })
const service = till.open({ db: () => db })
const api = till.apiOf(service)

/** As PostgreSQL plans what this connection has prepared, whatever the parameters and however little is in the tables. */
async function planOf(tx: Tx, name: string): Promise<string> {
  const prepared = await tx.one<{ name: string; parameters: number }>(
    sql`select name, cardinality(parameter_types) as parameters from pg_prepared_statements where name like ${`${name}%`}`,
  )
  const nulls = Array.from({ length: prepared.parameters }, () => 'null').join(', ')
  const lines = await tx.all<Record<string, string>>(
    sql`explain execute ${raw(`"${prepared.name}"`)} (${raw(nulls)})`,
  )
  return lines.map(line => line['QUERY PLAN']).join('\n')
}

it('rows are found by their keys, not by the index of all that is pending or lapses', async () => {
  const { id } = await till.create()
  for (const act of [
    () => api.authorise({ paymentId: id, operationId: 'auth' }, till.call()),
    () => api.capture({ paymentId: id, operationId: 'cap', amount: till.eur(5000) }, till.call()),
  ])
    assert.ok((await act()).ok)
  await db.tx(async tx => {
    const operation: Operation = {
      ...{ paymentId: id, id: 'more', kind: 'refund', amount: 1, key: `${id}/more`, failure: null },
      ...{ status: 'pending', startedAt: till.clock.iso(), settledAt: null },
    }
    await addOperation(tx, operation)
    await settleOperation(tx, { operation, failure: null }, till.clock.iso())
    await tx.run(sql`set local plan_cache_mode = force_generic_plan`)
    await tx.run(sql`set local enable_seqscan = off`)
    for (const [name, keys] of [
      ['payments.begin-capture', ['payments_pkey']],
      ['payments.settle-authorised', ['payments_pkey', 'operations_pkey']],
      ['payments.settle-captured', ['payments_pkey', 'operations_pkey']],
      ['payments.settle-operation', ['operations_pkey']],
      ['payments.lock', ['payments_pkey']],
    ] as const) {
      const used = [...(await planOf(tx, name)).matchAll(/(?:using|Index Scan on) (\w+)/g)].map(
        ([, index]) => index,
      )
      assert.deepEqual(used.toSorted(), [...keys].toSorted(), name)
    }
  })
})
