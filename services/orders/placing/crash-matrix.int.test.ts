import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { Crash, type Moment } from '@stoa/platform/saga'
import { assertWhole, ended, placingPoints } from '../testing/assert-whole.ts'
import { guest, openShop } from '../testing/open-shop.ts'

const shop = await openShop({ after })
const points = placingPoints(shop)
const input = {
  lines: ['MUG', 'GIFTCARD-10'].map(sku => ({ sku, quantity: 1 })),
  coupons: ['MANY'],
}

before(async () => {
  for (const sku of ['MUG', 'GIFTCARD-10']) await shop.stock(sku, 100_000)
  await shop.world.transact(doc => {
    doc.coupons.MANY = 100_000
  })
})

async function crashAt(id: string, token: string, step: string, moment: Moment): Promise<boolean> {
  let crashed = false
  const { api } = shop.replica({
    probe: point => {
      if (crashed || point.step !== step || point.moment !== moment) return
      crashed = true
      throw new Crash('killed')
    },
  })
  const instrument = { kind: 'token', token }
  await api
    .completeCheckout({ id, instrument, returnUrl: 'https://shop.test/' }, shop.call())
    .catch(error => assert.ok(error instanceof Crash, String(error)))
  for (let i = 0; i < 3; i++) {
    shop.clock.advance(46_000)
    await shop.runner.sweep()
  }
  return crashed
}

describe('a replica that dies while it completes a checkout', () => {
  for (const token of ['approve', 'decline', 'lapse'] as const)
    it(`leaves a whole order or nothing at all: ${token}`, async () => {
      const outcomes = new Set<string>()
      let crashes = 0
      for (const { step, moment } of points) {
        const card = unwrap(
          await shop.api.issueGiftCard({ amount: 600, currency: 'EUR', reason: step }, shop.staff()),
        )
        const { id } = await shop.ready({ ...input, giftCards: [card.code] })
        if (await crashAt(id, token, step, moment)) crashes += 1
        outcomes.add(await assertWhole(shop, id))
      }
      assert.deepEqual([...outcomes], [ended[token]])
      assert.ok(crashes >= 12, `only ${crashes} of ${points.length} points were met`)
    })

  it('is finished by another after a real kill -9 between the charge and writing it down', async () => {
    const { id } = await shop.ready({ lines: input.lines })
    const urls = [shop.database.url('orders'), shop.database.url('world')]
    const child = fork(
      new URL('../testing/dying-shop.fixture.ts', import.meta.url),
      [...urls, id, 'pay', 'acted', 'approve'],
      {
        env: { ...process.env, STOA_TEST_NOW: shop.clock.iso() },
      },
    )
    const [, signal] = await once(child, 'exit')
    assert.equal(signal, 'SIGKILL')
    assert.equal((await shop.see()).payments[`${id}:1`]?.status, 'authorised')
    await assert.rejects(shop.complete(id), { code: 'idempotency_in_flight' })
    shop.clock.advance(46_000)
    const done = unwrap(await shop.complete(id, 'approve', guest))
    assert.equal(done.status, 'completed')
    assert.equal(await assertWhole(shop, id), 'open')
  })
})
