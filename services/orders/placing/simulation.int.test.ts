import { after, test } from 'node:test'
import { testDatabase } from '@stoa/platform/testing'
import { schema } from '../migrations.ts'
import { worldSchema } from '../testing/open-shop.ts'
import { endsAlike } from '../testing/simulation/ends-alike.ts'

const database = await testDatabase({ after }, [schema, worldSchema])
const dbs = { orders: database.db('orders'), world: database.db('world') }

test('the same seeds end alike in memory and on PostgreSQL', async () => {
  for (let seed = 1; seed <= 15; seed++) await endsAlike(seed, dbs)
})
