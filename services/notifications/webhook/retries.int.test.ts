import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { unwrap } from '@stoa/kernel/result'
import { openNotifications } from '../testing/open-notifications.ts'
import { startReceiver } from '../testing/receiver.ts'
import { pauses } from './plan.ts'

const shop = await openNotifications({ after })
const receiver = await startReceiver()
shop.database.beforeEnd(() => receiver.stop())
const { api, call } = shop
const hour = 3_600_000

beforeEach(async () => {
  receiver.answer(() => ({ status: 204 }))
  receiver.calls.length = 0
  await shop.empty()
})

const create = async (types: string[] = []) =>
  unwrap(await api.createWebhook({ name: 'ERP', url: receiver.url, types }, call()))
/** Who looked at it just now. */
const seen = async (id: string) =>
  call(undefined, { ifMatch: unwrap(await api.getWebhook({ id }, call())).version })
const sell = () => shop.tell(availabilityChanged, { sku: 'MUG', available: 3, inStock: true })
const deliveries = async () => unwrap(await api.listDeliveries({}, call())).items
const delivery = async (id: string) => unwrap(await api.getDelivery({ id }, call()))
const pass = async (ms: number) => {
  shop.clock.advance(ms)
  await shop.jobs.drain()
}

describe('a receiver that fails', () => {
  it('is tried ten times in a day with growing pauses, with what it answered in the log', async () => {
    // A 4xx may be mended by whoever runs the receiver, so it is no reason to give up.
    receiver.answer(() => ({
      status: receiver.calls.length % 2 === 0 ? 500 : 404,
      body: `broken ${'x'.repeat(5000)}`,
    }))
    await create()
    await sell()
    await shop.jobs.drain()
    const [row] = await deliveries()
    for (const pause of pauses) await pass(pause)
    const { status, tries, reason } = await delivery(row!.id)
    assert.deepEqual([status, tries.length, reason], ['failed', 10, 'the receiver answered 500'])
    assert.deepEqual([tries[0]!.status, tries[0]!.body!.length], [404, 1024])
    const gaps = tries.slice(1).map(({ at }, i) => Date.parse(at) - Date.parse(tries[i]!.at))
    assert.deepEqual(
      gaps,
      [...gaps].sort((a, b) => a - b),
    )
    assert.ok(gaps.reduce((a, b) => a + b) > 23 * hour)
  })

  it('is disabled when nothing gets through for a day, and every owner and manager is told once', async () => {
    receiver.answer(() => ({ status: 503 }))
    const { id } = await create()
    for (const hours of [0, 12, 13]) {
      await sell()
      await pass(hours * hour)
    }
    const { status, disabledReason } = unwrap(await api.getWebhook({ id }, call()))
    assert.equal(status, 'disabled')
    assert.match(disabledReason!, /nothing has got through since 2026-01-/)
    const [letter, ...more] = await shop.letters()
    assert.deepEqual(more, [])
    assert.match(letter!.to, /grace@example\.com/)
    assert.match(letter!.text, /“ERP” was disabled/)
    const { items } = unwrap(await api.listNotificationsAudit({ entity: id }, call()))
    assert.deepEqual(
      items.map(({ action, actor }) => [action, actor]),
      [
        ['webhook.disabled', 'system:notifications:webhooks'],
        ['webhook.created', 'staff:stf_test'],
      ],
    )
  })

  it('is disabled at once when it says that it is gone', async () => {
    receiver.answer(() => ({ status: 410 }))
    const { id } = await create()
    await sell()
    await shop.jobs.drain()
    assert.equal(
      unwrap(await api.getWebhook({ id }, call())).disabledReason,
      'the receiver answered 410 Gone',
    )
  })

  it('is not held against it once something gets through', async () => {
    receiver.answer(() => ({ status: 500 }))
    const { id } = await create()
    await sell()
    await shop.jobs.drain()
    assert.ok(unwrap(await api.getWebhook({ id }, call())).failingSince)
    receiver.answer(() => ({ status: 200 }))
    await pass(hour)
    assert.equal(unwrap(await api.getWebhook({ id }, call())).failingSince, undefined)
  })

  it('keeps no other waiting: what one takes long for the others have had', async () => {
    await create()
    const gone = await startReceiver()
    await gone.stop()
    unwrap(await api.createWebhook({ name: 'gone', url: gone.url, types: [] }, call()))
    for (let i = 0; i < 10; i++) await sell()
    await shop.jobs.drain()
    assert.equal(receiver.calls.length, 10)
  })
})

describe('what was missed', () => {
  it('while it was disabled waits to be replayed, all since a time, under the same ids', async () => {
    const { id } = await create()
    unwrap(await api.updateWebhook({ id, status: 'disabled' }, await seen(id)))
    const since = shop.clock.iso()
    const missed = [await sell(), await sell()]
    await shop.jobs.drain()
    assert.equal(receiver.calls.length, 0)
    const early = await api.replayDeliveries({ id, since }, call())
    assert.equal(early.ok === false && early.error.code, 'webhook_disabled')
    unwrap(await api.updateWebhook({ id, status: 'active' }, await seen(id)))
    assert.equal(unwrap(await api.replayDeliveries({ id, since }, call())).replayed, 2)
    await shop.jobs.drain()
    const found = receiver.calls.map(({ headers }) => headers['webhook-id'])
    assert.deepEqual(found.sort(), missed.map(event => event.id).sort())
    assert.equal(unwrap(await api.replayDeliveries({ id, since }, call())).replayed, 0)
    assert.equal(unwrap(await api.replayDeliveries({ id, since, status: 'all' }, call())).replayed, 2)
  })

  it('is delivered once more, one by one, as it was', async () => {
    await create()
    const event = await sell()
    await shop.jobs.drain()
    const [row] = await deliveries()
    const key = { idempotencyKey: 'again-1' }
    for (let i = 0; i < 2; i++) unwrap(await api.replayDelivery({ id: row!.id }, call(undefined, key)))
    await shop.jobs.drain()
    assert.deepEqual(
      receiver.calls.map(({ headers, body }) => [headers['webhook-id'], body]),
      Array.from({ length: 2 }, () => [event.id, receiver.calls[0]!.body]),
    )
  })

  it('goes on by itself when it is enabled again', async () => {
    receiver.answer(() => ({ status: 410 }))
    const { id } = await create()
    await sell()
    await shop.jobs.drain()
    receiver.answer(() => ({ status: 200 }))
    unwrap(await api.updateWebhook({ id, status: 'active' }, await seen(id)))
    await shop.jobs.drain()
    assert.deepEqual(
      (await deliveries()).map(({ status }) => status),
      ['delivered'],
    )
  })
})
