import assert from 'node:assert/strict'
import type { Db } from '@stoa/platform/db'
import { breachesOf } from './breaches.ts'
import type { Ended } from './ground.ts'
import { memoryGround } from './memory-ground.ts'
import { postgresGround } from './postgres-ground.ts'
import { simulate } from './simulate.ts'

const paymentsOf = ({ world }: Ended) =>
  Object.entries(world.payments).map(([id, { status, captured, refunded }]) => [
    id,
    status,
    captured,
    refunded,
  ])

/** One seed on both grounds: nothing is breached, and orders, money and checkouts are the same. */
export async function endsAlike(seed: number, { orders, world }: { orders: Db; world: Db }): Promise<void> {
  const real = await simulate(seed, await postgresGround(orders, world, seed))
  const model = await simulate(seed, memoryGround())
  assert.deepEqual(breachesOf(real), [], `seed ${seed}`)
  assert.deepEqual([real.books, real.happened], [model.books, model.happened], `seed ${seed}`)
  assert.deepEqual(paymentsOf(real), paymentsOf(model), `seed ${seed}`)
}
