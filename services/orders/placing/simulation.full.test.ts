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

test('two hundred seeds end alike in memory and on PostgreSQL', async () => {
  for (let seed = 100; seed < 300; seed++) {
    const real = await simulate(seed, await postgresGround(orders, world, seed))
    const model = await simulate(seed, memoryGround())
    assert.deepEqual([breachesOf(real), real.books], [[], model.books], `seed ${seed}`)
  }
})

test('twenty thousand seeds hold in memory', async () => {
  for (let seed = 10_000; seed < 30_000; seed++)
    assert.deepEqual(breachesOf(await simulate(seed, memoryGround())), [], `seed ${seed}`)
})
