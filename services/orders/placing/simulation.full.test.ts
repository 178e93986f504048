import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '@stoa/platform/testing'
import { schema } from '../migrations.ts'
import { worldSchema } from '../testing/open-shop.ts'
import { endsAlike } from '../testing/simulation/ends-alike.ts'
import { runSeeds } from '../testing/simulation/run-seeds.ts'

const database = await testDatabase({ after }, [schema, worldSchema])
const dbs = { orders: database.db('orders'), world: database.db('world') }

test('two hundred seeds end alike in memory and on PostgreSQL', async () => {
  for (let seed = 100; seed < 300; seed++) await endsAlike(seed, dbs)
})

test('twenty thousand seeds hold in memory', async () => {
  assert.deepEqual((await runSeeds({ from: 10_000, count: 20_000 })).broken, [])
})
