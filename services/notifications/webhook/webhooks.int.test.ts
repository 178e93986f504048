import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { orderLinkRequested, orderPlaced } from '@stoa/contracts/orders'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { openSeal } from '@stoa/platform/seal'
import { resealJob } from '../job-definitions.ts'
import { createNotifications } from '../service.ts'
import { ids } from '../testing/neighbours.ts'
import { openNotifications } from '../testing/open-notifications.ts'
import { startReceiver } from '../testing/receiver.ts'
import { signatureOf } from './sign.ts'
import type { WebhookRow } from './webhook.ts'

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
const sell = () => shop.tell(availabilityChanged, { sku: 'MUG', available: 3, inStock: true })
const deliveries = async () => unwrap(await api.listDeliveries({}, call())).items
const delivery = async (id: string) => unwrap(await api.getDelivery({ id }, call()))
const pass = async (ms: number) => {
  shop.clock.advance(ms)
  await shop.jobs.drain()
}

describe('a webhook', () => {
  it('gets the envelope once per event, signed, with the trace of the request that led to it', async () => {
    const { secret } = await create()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const event = await shop.tell(
      availabilityChanged,
      { sku: 'MUG', available: 3, inStock: true },
      { traceparent },
    )
    await shop.hear(event)
    await shop.jobs.drain()
    const [{ headers, body }, ...more] = receiver.calls as [(typeof receiver.calls)[0]]
    assert.deepEqual(more, [])
    const { traceparent: _, ...envelope } = event
    assert.deepEqual(JSON.parse(body), envelope)
    assert.equal(headers['webhook-id'], event.id)
    const timestamp = Number(headers['webhook-timestamp'])
    assert.equal(timestamp, Math.floor(shop.clock.now() / 1000))
    assert.equal(headers['webhook-signature'], signatureOf([secret], event.id, timestamp, body))
    assert.match(String(headers.traceparent), /^00-0af7651916cd43dd8448eb211c80319c-/)
    const [row] = await deliveries()
    assert.deepEqual([row!.status, row!.attempts, row!.lastStatus], ['delivered', 1, 204])
  })

  it('gets only the events it asked for, and all when it asked for none', async () => {
    await create(['orders.order-placed'])
    await sell()
    assert.deepEqual(await deliveries(), [])
    await create()
    await sell()
    assert.equal((await deliveries()).length, 1)
  })

  it('gets nothing personal', async () => {
    await create()
    await shop.tell(orderLinkRequested, {
      ...{ orderId: ids.guestOrder, number: 'S-4K7QX92B', linkId: `lnk_${'0'.repeat(26)}` },
    })
    await shop.tell(orderPlaced, {
      ...{ orderId: ids.order, number: 'S-4K7QX92B', customerId: ids.ada, checkoutId: ids.checkout },
      ...{ total: { amount: 2490, currency: 'EUR' }, lines: [{ sku: 'MUG', quantity: 2 }] },
    })
    await shop.jobs.drain()
    assert.equal(receiver.calls.length, 2)
    assert.doesNotMatch(JSON.stringify(receiver.calls), /ada@|Leipzig|lnk\.secret/)
  })

  it('may be pinged, and is not sent elsewhere by a redirect', async () => {
    const { id } = await create()
    const ping = unwrap(await api.pingWebhook({ id }, call()))
    receiver.answer(() => ({ status: 302, location: 'http://169.254.169.254/', body: 'away' }))
    await shop.jobs.drain()
    const { tries, status, payload } = await delivery(ping.id)
    assert.equal(status, 'pending')
    assert.deepEqual(
      tries.map(({ status, body }) => [status, body]),
      [[302, 'away']],
    )
    assert.equal((payload as { type: string }).type, 'notifications.webhook-ping')
    assert.equal(receiver.calls.length, 1)
  })

  it('is refused when it leads inside, is not https, or asks for what there is not', async () => {
    const code = async (url: string, types: string[] = []) => {
      const result = await api.createWebhook({ name: 'x', url, types }, call())
      return result.ok ? 'ok' : result.error.code
    }
    for (const url of [
      'http://shop.example/hook',
      'https://10.0.0.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00:ec2::254]/',
      'https://user:password@shop.example/',
    ])
      assert.equal(await code(url), 'url_refused', url)
    assert.equal(await code('https://shop.example/', ['no.such-event']), 'type_unknown')
    assert.equal(await code('https://shop.example/', ['identity.password-reset-requested']), 'type_unknown')
  })
})

describe('secrets', () => {
  it('are two for a while after a rotation, and each delivery is signed with both', async () => {
    const { id, secret: old, version } = await create()
    const rotated = unwrap(
      await api.rotateWebhookSecret({ id, overlapHours: 2 }, call(undefined, { ifMatch: version })),
    )
    assert.deepEqual([rotated.secretPrefixes.length, rotated.version], [2, version + 1])
    const event = await sell()
    await shop.jobs.drain()
    const { headers, body } = receiver.calls[0]!
    const timestamp = Number(headers['webhook-timestamp'])
    const signatures = String(headers['webhook-signature']).split(' ')
    assert.deepEqual(
      signatures,
      [rotated.secret, old].map(secret => signatureOf([secret], event.id, timestamp, body)),
    )
    await pass(2 * hour)
    await sell()
    await shop.jobs.drain()
    assert.equal(String(receiver.calls[1]!.headers['webhook-signature']).split(' ').length, 1)
    assert.equal(unwrap(await api.getWebhook({ id }, call())).previousSecretUntil, undefined)
  })

  it('are sealed anew after the key was rotated, so that the old key can go', async () => {
    const { id, secret } = await create()
    const rotated = { ...shop.options, sealKeys: `another key,${shop.options.sealKeys}` }
    const reseal = createNotifications(rotated).jobs.find(({ job }) => job.name === resealJob.name)
    const turn = { jobId: '1', attempt: 1, traceparent: undefined, signal: undefined }
    for (let i = 0; i < 2; i++) await reseal!.run({}, turn)
    const { secrets } = await shop.db.one<Pick<WebhookRow, 'secrets'>>(sql`select secrets from webhooks`)
    assert.equal(openSeal('another key', 'KEYS').open(secrets[0]!.sealed, id), secret)
  })

  it('are shown once and lie sealed in the table', async () => {
    const { secret, id } = await create()
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{32}$/)
    const told = JSON.stringify([
      unwrap(await api.getWebhook({ id }, call())),
      unwrap(await api.listNotificationsAudit({}, call())),
      await shop.db.all(sql`select * from webhooks`),
      await shop.db.all(sql`select * from idempotency`),
    ])
    assert.ok(!told.includes(secret))
  })
})

describe('an answer that was lost', () => {
  it('is shown again under its Idempotency-Key: no second webhook, no second secret, and none in clear', async () => {
    const make = () =>
      api.createWebhook(
        { name: 'ERP', url: receiver.url, types: [] },
        call(undefined, { idempotencyKey: 'w-1' }),
      )
    const [first, again] = [unwrap(await make()), unwrap(await make())]
    assert.deepEqual(again, first)
    assert.equal(unwrap(await api.listWebhooks({}, call())).items.length, 1)
    const { id } = first
    const turn = () => api.rotateWebhookSecret({ id }, call(undefined, { idempotencyKey: 'r-1' }))
    const [next, once] = [unwrap(await turn()), unwrap(await turn())]
    assert.deepEqual(once, next)
    assert.equal(unwrap(await api.getWebhook({ id }, call())).version, next.version)
    const stored = await shop.db.all(
      sql`select i::text as row from idempotency i union all select w::text from webhooks w union all select a::text from audit a`,
    )
    for (const { secret } of [first, next]) {
      assert.match(secret, /^whsec_/)
      assert.equal(JSON.stringify(stored).includes(secret.slice('whsec_'.length)), false)
    }
    assert.equal(JSON.stringify(stored).includes(id), true)
  })
})

describe('editing', () => {
  it('has one winner of two who saw the same version, and every write stands in the audit', async () => {
    const { id, version } = await create()
    const same = { ifMatch: version }
    unwrap(
      await api.updateWebhook({ id, name: 'New', types: ['orders.order-placed'] }, call(undefined, same)),
    )
    await assert.rejects(api.updateWebhook({ id, name: 'Late' }, call(undefined, same)), {
      code: 'precondition_failed',
    })
    await assert.rejects(api.deleteWebhook({ id }, call(undefined, same)), { code: 'precondition_failed' })
    unwrap(await api.pingWebhook({ id }, call()))
    unwrap(await api.rotateWebhookSecret({ id }, call()))
    unwrap(await api.deleteWebhook({ id }, call(undefined, { ifMatch: version + 2 })))
    await assert.rejects(api.getWebhook({ id }, call()), { code: 'not_found' })
    const { items } = unwrap(await api.listNotificationsAudit({ entity: id }, call()))
    assert.deepEqual(
      items.map(({ action }) => action),
      ['webhook.deleted', 'webhook.secret-rotated', 'webhook.pinged', 'webhook.updated', 'webhook.created'],
    )
    assert.deepEqual(await deliveries(), [])
  })
})
