import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { assertWhole, lateMs, placingPoints, type Scene, scenes } from '../testing/assert-whole.ts'
import { openShop } from '../testing/open-shop.ts'
import { watchCharges } from '../testing/watch-charges.ts'

const shop = await openShop({ after })
const fixture = new URL('../testing/dying-shop.fixture.ts', import.meta.url)
const urls = [shop.database.url('orders'), shop.database.url('world')]
const points = [...placingPoints(shop), { step: 'answer', moment: 'acted' as const }]
const charges = watchCharges(shop)
const met = new Set<string>()
const skus = ['MUG', 'GIFTCARD-10']

before(async () => {
  for (const sku of skus) await shop.stock(sku, 100_000)
  await shop.world.transact(doc => {
    doc.coupons.MANY = 100_000
  })
})

/** Or it comes through, because it never gets there. */
async function killAt(id: string, scene: Scene, step: string, moment: string): Promise<void> {
  const child = fork(fixture, [...urls, id, step, moment, scene], {
    env: { ...process.env, STOA_TEST_NOW: shop.clock.iso() },
  })
  const [code, signal] = await charges.during(once(child, 'exit'))
  assert.ok(code === 0 || signal === 'SIGKILL', `${step} ${moment}: ended with ${code ?? signal}`)
  if (signal === 'SIGKILL') met.add(`${step} ${moment}`)
  for (let i = 0; i < 3; i++) {
    shop.clock.advance(scene === 'late' ? lateMs + 46_000 : 46_000)
    await charges.during(shop.runner.sweep())
  }
}

describe('kill -9 of a real process at every moment of every step, and before its answer', () => {
  for (const scene of Object.keys(scenes) as Scene[])
    it(`leaves a whole order or nothing at all: ${scene}`, async () => {
      const outcomes = new Set<string>()
      for (const { step, moment } of points) {
        const input = { amount: 600, currency: 'EUR', reason: step }
        const card = unwrap(await shop.api.issueGiftCard(input, shop.staff()))
        const lines = skus.map(sku => ({ sku, quantity: 1 }))
        const { id } = await shop.ready({ lines, coupons: ['MANY'], giftCards: [card.code] })
        await killAt(id, scene, step, moment)
        outcomes.add(await assertWhole(shop, id))
      }
      assert.deepEqual([...outcomes], [scenes[scene]])
    })

  it('has killed at every moment of every step of the table', () =>
    assert.deepEqual([...met].toSorted(), points.map(({ step, moment }) => `${step} ${moment}`).toSorted()))
})
