import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '@stoa/platform/testing'
import { schema } from '../migrations.ts'
import { worldSchema } from '../testing/open-shop.ts'
import { breachesOf } from '../testing/simulation/breaches.ts'
import { memoryGround } from '../testing/simulation/memory-ground.ts'
import { postgresGround } from '../testing/simulation/postgres-ground.ts'
import { simulate } from '../testing/simulation/simulate.ts'

const database = await testDatabase({ after }, [schema, worldSchema])
const [orders, world] = [database.db('orders'), database.db('world')]

test('the same seeds end alike in memory and on PostgreSQL', async () => {
  for (let seed = 1; seed <= 15; seed++) {
    const real = await simulate(seed, await postgresGround(orders, world, seed))
    const model = await simulate(seed, memoryGround())
    assert.deepEqual(breachesOf(real), [], `seed ${seed}`)
    assert.deepEqual(real.books, model.books, `seed ${seed}`)
    const statuses = (ended: typeof real) =>
      Object.entries(ended.world.payments).map(([id, { status, captured, refunded }]) => [
        id,
        status,
        captured,
        refunded,
      ])
    assert.deepEqual(statuses(real), statuses(model), `seed ${seed}`)
  }
})
