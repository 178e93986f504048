import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachesOf } from '../testing/simulation/breaches.ts'
import { memoryGround } from '../testing/simulation/memory-ground.ts'
import { type Ended, simulate } from '../testing/simulation/simulate.ts'

/** `STOA_SEEDS=1000000` runs a million; `STOA_SEED=42` repeats one. */
const seeds = process.env.STOA_SEED
  ? [Number(process.env.STOA_SEED)]
  : Array.from({ length: Number(process.env.STOA_SEEDS ?? 1500) }, (_, i) => i + 1)

test('whatever crashes, gets lost or comes twice: paid is what was ordered, and held is what was sold', async () => {
  const seen = { open: 0, cancelled: 0, none: 0 }
  for (const seed of seeds) {
    const ended = await simulate(seed, memoryGround())
    assert.deepEqual(breachesOf(ended), [], `seed ${seed}`)
    tally(seen, ended)
  }
  if (seeds.length > 100)
    assert.ok(Math.min(...Object.values(seen)) > seeds.length / 100, JSON.stringify(seen))
})

/** A schedule that never lets anybody buy would prove nothing. */
function tally(seen: Record<'open' | 'cancelled' | 'none', number>, { books }: Ended): void {
  const statuses = Object.values(books.orders).map(({ status }) => status)
  if (statuses.length === 0) seen.none += 1
  for (const status of statuses) seen[status as 'open' | 'cancelled'] += 1
}
