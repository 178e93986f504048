import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { assertWhole, ended, placingPoints } from '../testing/assert-whole.ts'
import { openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const fixture = new URL('../testing/dying-shop.fixture.ts', import.meta.url)
const urls = [shop.database.url('orders'), shop.database.url('world')]
const points = [...placingPoints(shop), { step: 'answer', moment: 'acted' as const }]
const skus = ['MUG', 'GIFTCARD-10']

before(async () => {
  for (const sku of skus) await shop.stock(sku, 100_000)
  await shop.world.transact(doc => {
    doc.coupons.MANY = 100_000
  })
})

/** Whether it was killed, or came through because it never gets there. */
async function killAt(id: string, token: string, step: string, moment: string): Promise<boolean> {
  const child = fork(fixture, [...urls, id, step, moment, token], {
    env: { ...process.env, STOA_TEST_NOW: shop.clock.iso() },
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  assert.ok(code === 0 || signal === 'SIGKILL', `${step} ${moment}: ended with ${code ?? signal}`)
  for (let i = 0; i < 3; i++) {
    shop.clock.advance(46_000)
    await shop.runner.sweep()
  }
  return signal === 'SIGKILL'
}

describe('kill -9 of a real process at every moment of every step, and before its answer', () => {
  for (const token of ['approve', 'decline', 'lapse'] as const)
    it(`leaves a whole order or nothing at all: ${token}`, async () => {
      const outcomes = new Set<string>()
      let killed = 0
      for (const { step, moment } of points) {
        const input = { amount: 600, currency: 'EUR', reason: step }
        const card = unwrap(await shop.api.issueGiftCard(input, shop.staff()))
        const lines = skus.map(sku => ({ sku, quantity: 1 }))
        const { id } = await shop.ready({ lines, coupons: ['MANY'], giftCards: [card.code] })
        if (await killAt(id, token, step, moment)) killed += 1
        outcomes.add(await assertWhole(shop, id))
      }
      assert.deepEqual([...outcomes], [ended[token]])
      assert.ok(killed >= 12, `only ${killed} of ${points.length} points were met`)
    })
})
