import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { Crash, type Moment } from '@stoa/platform/saga'
import { assertWhole, cardOf, lateMs, placingPoints, type Scene, scenes } from '../testing/assert-whole.ts'
import { guest, openShop } from '../testing/open-shop.ts'
import { watchCharges } from '../testing/watch-charges.ts'

const shop = await openShop({ after })
const charges = watchCharges(shop)
const points = placingPoints(shop)
const met = new Set<string>()
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

async function crashAt(id: string, scene: Scene, step: string, moment: Moment): Promise<void> {
  let [crashed, late] = [false, scene !== 'late']
  const { api } = shop.replica({
    probe: point => {
      if (!late && point.step === 'hold' && point.moment === 'recorded') {
        late = true
        shop.clock.advance(lateMs)
      }
      if (crashed || point.step !== step || point.moment !== moment) return
      crashed = true
      met.add(`${step} ${moment}`)
      throw new Crash('killed')
    },
  })
  const instrument = { kind: 'token', token: cardOf(scene) }
  await api
    .completeCheckout({ id, instrument, returnUrl: 'https://shop.test/' }, shop.call())
    .catch(error => assert.ok(error instanceof Crash, String(error)))
  for (let i = 0; i < 3; i++) {
    await charges.assertLive()
    shop.clock.advance(46_000)
    await shop.runner.sweep()
  }
  await charges.assertLive()
}

describe('a replica that dies while it completes a checkout', () => {
  for (const scene of Object.keys(scenes) as Scene[])
    it(`leaves a whole order or nothing at all: ${scene}`, async () => {
      const outcomes = new Set<string>()
      // The one step that is only there where it is late; kill.full.test.ts is late with every step.
      const tried = scene === 'late' ? points.filter(({ step }) => step === 'secure') : points
      for (const { step, moment } of tried) {
        const card = unwrap(
          await shop.api.issueGiftCard({ amount: 600, currency: 'EUR', reason: step }, shop.staff()),
        )
        const { id } = await shop.ready({ ...input, giftCards: [card.code] })
        await crashAt(id, scene, step, moment)
        outcomes.add(await assertWhole(shop, id))
      }
      assert.deepEqual([...outcomes], [scenes[scene]])
    })

  it('has died at every moment of every step of the table', () =>
    assert.deepEqual([...met].toSorted(), points.map(({ step, moment }) => `${step} ${moment}`).toSorted()))

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
