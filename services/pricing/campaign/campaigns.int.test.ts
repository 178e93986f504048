import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { isPlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { findBreaches } from '../invariants.ts'
import { openPricing } from '../testing/open-pricing.ts'

const shop = await openPricing({ after }, { connections: 16 })
const { api, call } = shop
type Input = Parameters<typeof api.createCampaign>[0]
const campaign = async (more: Partial<Input> = {}) =>
  unwrap(await api.createCampaign({ name: 'Spring', ...more }, call())).id
const spend = (amount: number, currency = 'EUR') => ({
  budget: { kind: 'spend' as const, amounts: [{ currency, amount }] },
})
const uses = (limit: number) => ({ budget: { kind: 'uses' as const, limit } })
const eur = (id: string, amount: number) => ({ id, amount, currency: 'EUR' })

type Use = ReturnType<typeof eur>
const hold = (id: string, campaigns: Use[], more: { customerId?: string; codes?: string[] } = {}) =>
  api.holdCoupons({ id, codes: [], campaigns, ...more }, shop.inside())
const reasonOf = (result: Awaited<ReturnType<typeof hold>>) =>
  result.ok || result.error.code !== 'campaign_refused' ? undefined : result.error.data?.reason
const codeOf = (result: Awaited<ReturnType<typeof hold>>) => (result.ok ? undefined : result.error.code)
const release = (id: string) => api.releaseCoupons({ id }, shop.inside())
const commit = (id: string) => api.commitCoupons({ id }, shop.inside())
const see = async (id: string) => {
  const { uses, spent, remaining } = unwrap(await api.getCampaign({ id }, call()))
  return { uses, spent: spent.map(({ amount }) => amount), remaining }
}
const pointersOf = (result: Awaited<ReturnType<typeof api.deleteCampaign | typeof api.createCampaign>>) =>
  result.ok ? [] : result.error.data?.problems.map(({ pointer, detail }) => `${pointer} ${detail}`)

describe('rule 11: budgets of campaigns are held before payment', () => {
  it('gives the last of a budget once, to whoever of many comes first', async () => {
    const id = await campaign(spend(1000))
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => hold(`spend_${i}`, [eur(id, 600)])),
    )
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.deepEqual([...new Set(results.filter(({ ok }) => !ok).map(reasonOf))], ['spent'])
    assert.equal((await hold('the rest', [eur(id, 400)])).ok, true)
    const left = { amounts: [{ amount: 0, currency: 'EUR' }] }
    assert.deepEqual(await see(id), { uses: 2, spent: [1000], remaining: left })
  })

  it('counts orders, whatever they took off', async () => {
    const id = await campaign(uses(3))
    const results = await Promise.all(Array.from({ length: 40 }, (_, i) => hold(`uses_${i}`, [eur(id, i)])))
    assert.equal(results.filter(({ ok }) => ok).length, 3)
    assert.deepEqual((await see(id)).remaining, { uses: 0 })
  })

  it('counts the orders of each customer, and asks guests to sign in', async () => {
    const id = await campaign({ customerLimit: 2 })
    const customerId = 'cus_ada'
    const mine = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hold(`mine_${i}`, [eur(id, 1)], { customerId })),
    )
    assert.equal(mine.filter(({ ok }) => ok).length, 2)
    assert.equal(reasonOf(mine.find(({ ok }) => !ok)!), 'used_by_customer')
    assert.equal((await hold('his', [eur(id, 1)], { customerId: 'cus_bob' })).ok, true)
    assert.equal(reasonOf(await hold('guest', [eur(id, 1)])), 'sign_in_required')
    assert.equal((await see(id)).uses, 3)
  })

  it('holds coupons and campaigns together or not at all, and never waits in a circle', async () => {
    const [one, two] = [await campaign(spend(2000)), await campaign(uses(12))]
    await shop.coupon('BESIDE', { usageLimit: 100 })
    const orders = [
      [eur(one, 100), eur(two, 5)],
      [eur(two, 5), eur(one, 100)],
    ]
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) => hold(`both_${i}`, orders[i % 2]!, { codes: ['BESIDE'] })),
    )
    assert.equal(results.filter(({ ok }) => ok).length, 12)
    assert.deepEqual(
      [(await see(one)).spent, (await see(two)).uses, await shop.uses('BESIDE')],
      [[1200], 12, 12],
    )
  })

  it('answers the same id the same way, and something else under it with a refusal', async () => {
    const id = await campaign(spend(500))
    const both = await Promise.all([hold('same', [eur(id, 300)]), hold('same', [eur(id, 300)])])
    assert.deepEqual(both[0], both[1])
    assert.deepEqual(unwrap(both[0]).campaigns, [eur(id, 300)])
    assert.deepEqual((await see(id)).spent, [300])
    assert.equal(codeOf(await hold('same', [eur(id, 200)])), 'hold_differs')
    assert.equal(codeOf(await hold('same', [])), 'hold_differs')
    const twice = hold('twice', [eur(id, 1), eur(id, 2)])
    await assert.rejects(twice, error => isPlatformError(error, 'validation_failed'))
  })

  it('gives back what is released, also committed, once; and keeps what is committed', async () => {
    const id = await campaign(spend(500))
    await hold('kept', [eur(id, 200)])
    await hold('undone', [eur(id, 300)])
    unwrap(await commit('kept'))
    unwrap(await commit('undone'))
    await release('undone')
    await release('undone')
    assert.deepEqual(await see(id), {
      ...{ uses: 1, spent: [200] },
      remaining: { amounts: [{ amount: 300, currency: 'EUR' }] },
    })
    assert.equal(codeOf(await hold('undone', [eur(id, 300)])), 'hold_differs')
    await release('late')
    assert.equal(codeOf(await hold('late', [eur(id, 300)])), 'hold_differs')
    assert.deepEqual((await see(id)).spent, [200])
  })

  it('gives nothing before it begins, after it ends, where it is off, and in another currency', async () => {
    const past = { endsAt: shop.clock.iso() }
    const future = { startsAt: '2027-01-01T00:00:00Z' }
    for (const [name, more] of Object.entries({ past, future, off: { active: false } }))
      assert.equal(reasonOf(await hold(name, [eur(await campaign(more), 1)])), 'inactive', name)
    assert.equal(reasonOf(await hold('nothing', [eur('camp_nothing', 1)])), 'inactive')
    assert.equal(reasonOf(await hold('dollars', [eur(await campaign(spend(100, 'USD')), 1)])), 'spent')
  })
})

describe('campaigns', () => {
  it('are made, changed under their version and listed with what they gave', async () => {
    const id = await campaign(spend(500))
    await hold('listed', [eur(id, 200)])
    const lower = { id, name: 'Less', ...spend(100) }
    const late = api.replaceCampaign(lower, call({ ifMatch: 7 }))
    await assert.rejects(late, error => isPlatformError(error, 'precondition_failed'))
    const changed = unwrap(await api.replaceCampaign(lower, call({ ifMatch: 1 })))
    assert.deepEqual([changed.version, changed.remaining?.amounts?.[0]?.amount], [2, -100])
    assert.equal(reasonOf(await hold('too late', [eur(id, 1)])), 'spent')
    const { items } = unwrap(await api.listCampaigns({}, call()))
    assert.deepEqual(items[0], changed)
    const { items: audit } = unwrap(await api.listPricingAudit({ entity: id }, call()))
    assert.deepEqual(
      audit.map(({ action }) => action),
      ['campaign.replaced', 'campaign.created'],
    )
    const refused = await api.createCampaign(
      { name: 'x', budget: { kind: 'spend', amounts: [1, 2].map(amount => ({ currency: 'EUR', amount })) } },
      call(),
    )
    assert.deepEqual(pointersOf(refused), ['/budget/amounts/1/currency names EUR twice'])
  })

  it('have promotions, which name one that is there; with them, or once used, they are not deleted', async () => {
    const id = await campaign()
    const { id: promotionId } = await shop.promotion({ campaignId: id })
    await shop.promotion()
    const { items } = unwrap(await api.listPromotions({ campaignId: id }, call()))
    assert.deepEqual(
      items.map(promotion => promotion.id),
      [promotionId],
    )
    await assert.rejects(shop.promotion({ campaignId: 'camp_nothing' }), /There is no campaign camp_nothing/)
    const remove = () => api.deleteCampaign({ id }, call({ ifMatch: 1 }))
    assert.deepEqual(pointersOf(await remove()), [`/id ${id} has promotions: ${promotionId}`])
    unwrap(await api.deletePromotion({ id: promotionId }, call({ ifMatch: 1 })))
    await hold('used', [eur(id, 1)])
    assert.deepEqual(pointersOf(await remove()), [`/id ${id} was used: end it instead`])
    await release('used')
    unwrap(await remove())
    await assert.rejects(api.getCampaign({ id }, call()), error => isPlatformError(error, 'not_found'))
  })

  it('say what is held and committed of them through all of this', async () => {
    assert.deepEqual(await findBreaches(shop.db), [])
  })
})
