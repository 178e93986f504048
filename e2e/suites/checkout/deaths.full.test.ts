import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import { Crash } from '@stoa/platform/saga'
import { dyingCheckouts, nameOf, type Point } from './dying-checkouts.ts'
import { openMarket } from './open-market.ts'

const market = await openMarket({ after })
await market.product('MUG', 1500, 1000)
const { start, replica, assertLive, assertWhole, sold, ...checkouts } = await dyingCheckouts(market)

/** That of goods held again is met where a hold runs out: in secure-deaths.full.test.ts. */
const points = checkouts.points.filter(({ step }) => step !== 'secure')
const met = new Set<string>()

/** A replica whose clock is ahead finds that the lease of the dead one has run out. */
function goOn(aheadMs: number): Promise<void> {
  const clock: Clock = {
    now: () => systemClock.now() + aheadMs,
    iso: () => new Date(systemClock.now() + aheadMs).toISOString(),
  }
  return replica({ clock }).sweep()
}

const dieAt = (id: string, card: string, { step, moment }: Point) =>
  replica({
    probe: point => {
      if (point.step !== step || point.moment !== moment) return
      met.add(nameOf(point))
      throw new Crash('killed')
    },
  }).pay(id, card)

for (const [card, outcome] of [
  ['4242424242424242', 'open'],
  ['4000000000000002', 'none'],
] as const)
  it(`a checkout over the real services and bank that dies at any moment of any step: ${outcome}`, async () => {
    const before = await sold('MUG')
    for (const point of points) {
      const id = await start('MUG')
      await dieAt(id, card, point)
      for (const aheadMs of [46_000, 120_000]) {
        await assertLive(id)
        await goOn(aheadMs)
      }
      await assertLive(id)
      assert.equal(await assertWhole(id, nameOf(point)), outcome)
    }
    assert.deepEqual(await market.breaches(), [])
    const more = outcome === 'open' ? points.length : 0
    const { allocated, uses } = before
    assert.deepEqual(await sold('MUG'), { allocated: allocated + more, reserved: 0, uses: uses + more })
  })

it('has died at every one of them', () =>
  assert.deepEqual([...met].toSorted(), points.map(nameOf).toSorted()))
