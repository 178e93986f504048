import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSeeds } from '../testing/simulation/run-seeds.ts'

test('whatever crashes, gets lost or comes twice: paid is what was ordered, and held is what was sold', async () => {
  const count = 1500
  const { tally, broken } = await runSeeds({ from: 1, count })
  assert.deepEqual(broken, [])
  for (const [what, times] of Object.entries(tally))
    assert.ok(times > count / 10, `only ${times} of ${what}: the schedules prove nothing of it`)
})
