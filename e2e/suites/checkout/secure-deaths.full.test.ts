import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import { sql } from '@stoa/platform/db'
import { Crash, type Probe } from '@stoa/platform/saga'
import { dyingCheckouts, nameOf, type Point } from './dying-checkouts.ts'
import { openMarket } from './open-market.ts'

const minute = 60_000
let aheadMs = 0
const clock: Clock = {
  now: () => systemClock.now() + aheadMs,
  iso: () => new Date(clock.now()).toISOString(),
}
const market = await openMarket({ after }, { clock })
const { start, replica, points, assertLive, assertWhole, sold } = await dyingCheckouts(market)
const freeGoods = market.running.inventory.jobs[0]!
const secureCard = '4000002500003155'

/** What the buyer does on the page of the bank, and when the shop looks again: a hold lasts twenty minutes here. */
type Scene = {
  readonly does?: 'confirm' | 'deny'
  readonly afterMs: number
  /** Somebody else buys the goods once they are free again. */
  readonly outbid?: true
  readonly outcome: 'open' | 'none'
}
const scenes: Readonly<Record<string, Scene>> = {
  'the buyer confirms and returns': { does: 'confirm', afterMs: minute, outcome: 'open' },
  'the buyer says no and returns': { does: 'deny', afterMs: minute, outcome: 'none' },
  'nobody comes back, and the time is over': { afterMs: 25 * minute, outcome: 'none' },
  'confirmed, and heard of when the hold has run out': {
    ...{ does: 'confirm', afterMs: 25 * minute, outcome: 'open' },
  },
  'confirmed, and the goods are sold to somebody else meanwhile': {
    ...{ does: 'confirm', afterMs: 25 * minute, outbid: true, outcome: 'none' },
  },
}
/** Dies at the n-th moment that it comes to; answers it. */
type Death = { readonly part: 'paying' | 'after the page'; readonly n: number }
const met = new Set<string>()

function probeOf(n: number | undefined, passed: Point[]): Probe {
  return ({ step, moment }) => {
    passed.push({ step, moment })
    if (passed.length !== n) return
    met.add(nameOf({ step, moment }))
    throw new Crash('killed')
  }
}

/** Others take over when the lease of the dead is over; a buyer who got no answer asks again. */
async function goOn(id: string, fromMs: number, asks: boolean): Promise<void> {
  for (let i = 1; i <= 3; i += 1) {
    aheadMs = fromMs + i * 46_000
    await assertLive(id)
    if (asks) await replica().comeBack(id)
    await replica().sweep()
  }
  await assertLive(id)
}

async function answerPage(id: string, does: string): Promise<void> {
  const { action } = await market
    .db('orders')
    .one<{ action: { url: string } }>(sql`select action from checkouts where id = ${id}`)
  const body = new URLSearchParams({ do: does })
  const page = await fetch(action.url, { method: 'POST', body, redirect: 'manual' })
  await page.body?.cancel()
}

/** Answers where it died, if it came that far. */
async function journey(sku: string, scene: Scene, death?: Death): Promise<Point | undefined> {
  const { does, afterMs, outbid, outcome } = scene
  aheadMs = 0
  const id = await start(sku)
  const passed: Record<Death['part'], Point[]> = { paying: [], 'after the page': [] }
  const dying = (part: Death['part']) =>
    replica({ probe: probeOf(death?.part === part ? death.n : undefined, passed[part]) })
  await dying('paying').pay(id, secureCard)
  await goOn(id, 0, false)
  if (does) await answerPage(id, does)
  aheadMs = 3 * 46_000 + afterMs
  await freeGoods.run({}, { jobId: '1', attempt: 1, traceparent: undefined, signal: undefined })
  if (outbid) await replica().pay(await start(sku), '4242424242424242')
  const back = dying('after the page')
  await (does ? back.comeBack(id) : back.sweep())
  await goOn(id, aheadMs, does !== undefined)
  const where = death && passed[death.part][death.n - 1]
  assert.equal(await assertWhole(id, where ? `${death.part}: ${nameOf(where)}` : 'nobody died'), outcome)
  return where
}

describe('a card that asks its owner: dead at any moment before and after the page of the bank', () => {
  for (const [n, [name, scene]] of Object.entries(scenes).entries())
    it(name, async () => {
      let journeys = 0
      const next = async (death?: Death) => {
        journeys += 1
        const sku = `SCENE-${n}-${journeys}`
        await market.product(sku, 1500, 1)
        const where = await journey(sku, scene, death)
        aheadMs = 0
        const { allocated, reserved } = await sold(sku)
        assert.deepEqual([allocated, reserved], [scene.outcome === 'open' || scene.outbid ? 1 : 0, 0], sku)
        return where
      }
      await next()
      for (const part of ['paying', 'after the page'] as const)
        for (let at = 1; await next({ part, n: at }); at += 1);
      assert.deepEqual(await market.breaches(), [])
    })

  it('has died at every moment of every step of the table', () => {
    const missed = points.map(nameOf).filter(name => !met.has(name))
    assert.deepEqual(missed, [])
  })
})
