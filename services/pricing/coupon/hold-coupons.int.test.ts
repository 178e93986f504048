import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openPricing } from '../testing/open-pricing.ts'

const shop = await openPricing({ after }, { connections: 16 })
const hold = (id: string, codes: string[], customerId?: string) =>
  shop.api.holdCoupons({ id, codes, ...(customerId !== undefined && { customerId }) }, shop.inside())
const release = (id: string) => shop.api.releaseCoupons({ id }, shop.inside())
const commit = (id: string) => shop.api.commitCoupons({ id }, shop.inside())
const reasonOf = (result: Awaited<ReturnType<typeof hold>>) =>
  result.ok || result.error.code !== 'coupon_refused' ? undefined : result.error.data?.reason

describe('rule 11: coupon uses are held before payment', () => {
  it('gives a coupon of ten uses to exactly ten of 200 holders at once', async () => {
    await shop.coupon('TEN', { usageLimit: 10 })
    const results = await Promise.all(Array.from({ length: 200 }, (_, i) => hold(`chk_${i}`, ['TEN'])))
    assert.equal(results.filter(({ ok }) => ok).length, 10)
    assert.deepEqual([...new Set(results.filter(({ ok }) => !ok).map(reasonOf))], ['used_up'])
    assert.equal(await shop.uses('TEN'), 10)
  })

  it('gives the last use once, and again when it was released', async () => {
    await shop.coupon('LAST', { usageLimit: 1 })
    const ids = ['last_a', 'last_b', 'last_c']
    const won = (await Promise.all(ids.map(id => hold(id, ['LAST'])))).findIndex(({ ok }) => ok)
    await release(ids[won]!)
    assert.equal((await hold('last_d', ['LAST'])).ok, true)
    assert.equal(await shop.uses('LAST'), 1)
  })

  it('counts the uses of each customer, and asks guests to sign in', async () => {
    await shop.coupon('MINE', { customerLimit: 2 })
    const mine = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hold(`mine_${i}`, ['MINE'], 'cus_ada')),
    )
    assert.equal(mine.filter(({ ok }) => ok).length, 2)
    assert.equal(reasonOf(mine.find(({ ok }) => !ok)!), 'used_by_customer')
    assert.equal((await hold('his', ['MINE'], 'cus_bob')).ok, true)
    assert.equal(reasonOf(await hold('guest', ['MINE'])), 'sign_in_required')
  })

  it('holds all of several coupons or none, and never waits in a circle', async () => {
    await shop.coupon('ONE', { usageLimit: 30 })
    await shop.coupon('TWO', { usageLimit: 20 })
    const orders = [
      ['ONE', 'two'],
      ['TWO', 'one'],
    ]
    const results = await Promise.all(Array.from({ length: 60 }, (_, i) => hold(`both_${i}`, orders[i % 2]!)))
    assert.equal(results.filter(({ ok }) => ok).length, 20)
    assert.deepEqual([await shop.uses('ONE'), await shop.uses('TWO')], [20, 20])
  })

  it('answers the same id the same way, and other codes under it with a refusal', async () => {
    await shop.coupon('SAME', { usageLimit: 5 })
    const both = await Promise.all([hold('same', ['SAME']), hold('same', ['same'])])
    assert.deepEqual(both[0], both[1])
    assert.equal(await shop.uses('SAME'), 1)
    const other = await hold('same', [])
    assert.equal(other.ok === false && other.error.code, 'hold_differs')
  })

  it('is released by compensation, twice as well, also after it was committed, and before it was taken', async () => {
    await shop.coupon('UNDO', { usageLimit: 5 })
    await hold('undo', ['UNDO'])
    await commit('undo')
    await release('undo')
    await release('undo')
    assert.equal(await shop.uses('UNDO'), 0)
    const lost = await commit('undo')
    assert.equal(lost.ok === false && lost.error.code, 'hold_lost')
    await release('late')
    const late = await hold('late', ['UNDO'])
    assert.equal(late.ok === false && late.error.code, 'hold_differs')
    assert.equal(await shop.uses('UNDO'), 0)
  })

  it('keeps both limits at once, however the code is written and whoever comes together', async () => {
    await shop.coupon('BOTH', { usageLimit: 5, customerLimit: 1 })
    const codes = ['BOTH', 'both', 'Both']
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) => hold(`limits_${i}`, [codes[i % 3]!], `cus_${i % 10}`)),
    )
    const winners = results.flatMap((result, i) => (result.ok ? [i % 10] : []))
    assert.deepEqual([winners.length, new Set(winners).size, await shop.uses('BOTH')], [5, 5, 5])
  })

  it('begins and ends at its instants: from the first on, until before the last', async () => {
    const { id: promotionId } = await shop.promotion({ needsCoupon: true })
    const now = shop.clock.iso()
    const put = (code: string, schedule: { startsAt?: string; endsAt?: string }) =>
      shop.api.putCoupon({ code, promotionId, ...schedule }, shop.call({ ifMatch: 0 }))
    await put('FROM-NOW', { startsAt: now })
    await put('UNTIL-NOW', { endsAt: now })
    assert.equal((await hold('first', ['FROM-NOW'])).ok, true)
    assert.equal(reasonOf(await hold('last', ['UNTIL-NOW'])), 'inactive')
  })

  it('refuses what is unknown or has ended', async () => {
    assert.equal(reasonOf(await hold('unknown', ['NOPE'])), 'unknown')
    const { promotionId } = await shop.coupon('OVER')
    await shop.api.putCoupon(
      { code: 'OVER', promotionId, endsAt: '2026-01-01T00:00:00Z' },
      shop.call({ ifMatch: 1 }),
    )
    assert.equal(reasonOf(await hold('over', ['OVER'])), 'inactive')
  })
})
