import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { customerEmailVerified, customerErased } from '@stoa/contracts/identity'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentAuthorised, paymentExpired, paymentVoided } from '@stoa/contracts/payments'
import type { Envelope, EventDefinition } from '@stoa/kernel/event'
import { unwrap } from '@stoa/kernel/result'
import { sql } from '@stoa/platform/db'
import { checkEventData } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import { schema } from './migrations.ts'
import { createOrders } from './service.ts'
import { openShop, worldSchema } from './testing/open-shop.ts'

const shop = await openShop({ after })
const { database, clock } = shop
const service = createOrders(shop.options)
const ada = { kind: 'customer', id: `cus_${'a'.repeat(26)}`, emailVerified: true } as const

const { adminUrl, roleSecret } = database
await migrateJobs({ adminUrl, roleSecret, services: [schema, worldSchema] })
const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers: service.jobs, clock })
database.beforeEnd(() => jobs.stop())

before(async () => {
  await shop.stock('MUG', 1000)
  await shop.world.transact(doc => {
    doc.contacts[ada.id] = { email: 'ada@example.com', name: 'Ada' }
  })
})

async function tell<E extends EventDefinition>(definition: E, data: object): Promise<void> {
  const { type, schemaVersion } = definition
  checkEventData(definition, data)
  const event: Envelope = {
    ...{ id: crypto.randomUUID(), type, schemaVersion, aggregateId: 'a', aggregateVersion: 1 },
    ...{ occurredAt: clock.iso(), channel: 'default', data },
  }
  for (const consumer of service.consumers)
    if (consumer.events.some(each => each.type === type))
      await shop.db.tx(tx => consumer.handle(tx, event, shop.call()))
}
const zero = { amount: 0, currency: 'EUR' }
const news = (paymentId: string, status: string) => ({
  ...{ paymentId, orderRef: paymentId, provider: 'testbank', status, amount: zero, authorised: zero },
  ...{ captured: zero, refunded: zero },
})

describe('the service', () => {
  it('finishes a checkout when the provider tells, without the buyer', async () => {
    const { id } = await shop.ready()
    await shop.complete(id, '3ds')
    await shop.world.transact(doc => {
      doc.payments[`${id}:1`]!.status = 'authorised'
    })
    await tell(paymentAuthorised, news(`${id}:1`, 'authorised'))
    await tell(paymentAuthorised, news('chk_unknown:1', 'authorised'))
    await jobs.drain()
    assert.equal(unwrap(await shop.api.getCheckout({ id }, shop.call())).status, 'completed')
  })

  it('cancels an order whose payment lapsed before it was captured', async () => {
    const later = createOrders({ ...shop.options, config: { ...shop.options.config, capture: 'shipment' } })
    const { id } = await shop.ready()
    const instrument = { kind: 'token', token: 'approve' }
    const done = unwrap(await later.api.completeCheckout({ id, instrument }, shop.call()))
    assert.equal((await shop.order(done.orderId!)).paymentStatus, 'authorised')
    await tell(paymentExpired, news(`${id}:1`, 'expired'))
    await jobs.drain()
    const order = await shop.order(done.orderId!)
    assert.deepEqual([order.status, order.paymentStatus], ['cancelled', 'voided'])
  })

  it('captures a parcel at a time where the money is taken at shipment', async () => {
    const later = createOrders({ ...shop.options, config: { ...shop.options.config, capture: 'shipment' } })
    const { id } = await shop.ready({ lines: [{ sku: 'MUG', quantity: 3 }] })
    const instrument = { kind: 'token', token: 'approve' }
    const { orderId } = unwrap(await later.api.completeCheckout({ id, instrument }, shop.call()))
    const ship = (quantity: number) =>
      later.api.createShipment({ id: orderId!, lines: [{ lineId: 'line_1', quantity }] }, shop.staff())
    unwrap(await ship(1))
    assert.deepEqual((await shop.order(orderId!)).captured.amount, 1000)
    unwrap(await ship(2))
    const order = await shop.order(orderId!)
    assert.deepEqual([order.captured.amount, order.paymentStatus, order.status], [3490, 'paid', 'closed'])
  })

  it('rule 7: drops what was not sent when the rest of the authorisation lapses, and keeps what was', async () => {
    const later = createOrders({ ...shop.options, config: { ...shop.options.config, capture: 'shipment' } })
    const { id } = await shop.ready({ lines: [{ sku: 'MUG', quantity: 3 }] })
    const instrument = { kind: 'token', token: 'approve' }
    const { orderId } = unwrap(await later.api.completeCheckout({ id, instrument }, shop.call()))
    const part = { id: orderId!, lines: [{ lineId: 'line_1', quantity: 1 }] }
    unwrap(await later.api.createShipment(part, shop.staff()))
    const stock = (await shop.see()).stock.MUG!
    const captured = { amount: 1000, currency: 'EUR' }
    await tell(paymentVoided, { ...news(`${id}:1`, 'captured'), captured, operationId: 'ours' })
    assert.equal((await shop.order(orderId!)).lines[0]?.quantity, 3)
    const told = { ...news(`${id}:1`, 'captured'), captured }
    await tell(paymentVoided, told)
    await jobs.drain()
    await tell(paymentVoided, told)
    await jobs.drain()
    const order = await shop.order(orderId!)
    assert.deepEqual(
      [
        order.lines[0]?.quantity,
        order.total.amount,
        order.paymentStatus,
        order.fulfilmentStatus,
        order.status,
      ],
      [1, 1000, 'paid', 'fulfilled', 'closed'],
    )
    const { reservations, stock: now } = await shop.see()
    assert.equal(now.MUG, stock, 'what was promised to it is for sale again')
    assert.equal(reservations[`${id}:1`]?.shipped.MUG, 3)
    await shop.issue()
    const { items } = unwrap(await shop.api.listInvoices({ id: orderId! }, shop.staff()))
    assert.deepEqual(
      items.map(({ kind, total }) => [kind, total.amount]),
      [['invoice', 1000]],
    )
  })

  it('gives guest orders to who proved their address, and forgets who wants to be forgotten', async () => {
    const { id } = await shop.placed({ email: 'Ada@Example.com' })
    await tell(customerEmailVerified, { customerId: ada.id })
    await jobs.drain()
    assert.equal(unwrap(await shop.api.getOrder({ id }, shop.call(ada))).customerId, ada.id)
    await assert.rejects(shop.api.getOrder({ id }, shop.call()), { code: 'not_found' })
    await tell(customerErased, { customerId: ada.id, requestId: `prv_${'1'.repeat(26)}` })
    await jobs.drain()
    const { email, shipTo, customerId, total } = await shop.order(id)
    assert.deepEqual([email, shipTo, customerId, total.amount], [undefined, undefined, undefined, 2490])
  })

  it('sweeps what was left behind, and shows what is stuck until somebody redrives it', async () => {
    const away = shop.replica({
      faults: method => (method === 'inventory.commitReservation' ? 'before' : 'none'),
    })
    const { id } = await shop.ready()
    const instrument = { kind: 'token', token: 'approve' }
    const half = unwrap(await away.api.completeCheckout({ id, instrument }, shop.call()))
    assert.equal(half.status, 'completed')
    clock.advance(400_000)
    const { items } = unwrap(await shop.api.listProcesses({ stuck: true }, shop.staff()))
    assert.deepEqual(
      items.map(({ id, step }) => [id, step]),
      [[`${half.id}:1`, 'finish']],
    )
    const redriven = unwrap(await shop.api.redriveProcess({ id: `${half.id}:1` }, shop.staff()))
    assert.deepEqual([redriven.status, redriven.stuck], ['done', false])
    const { log } = unwrap(await shop.api.getProcess({ id: `${half.id}:1` }, shop.staff()))
    assert.ok(log.some(({ outcome }) => outcome === 'finish failed'))
    const { id: resting } = await shop.ready()
    clock.advance(3_700_000)
    await jobs.drain()
    assert.equal(unwrap(await shop.api.getCheckout({ id: resting }, shop.call())).status, 'expired')
    assert.match(shop.options.telemetry.metricsText(), /stoa_orders_processes_stuck(\{[^}]*\})? 0/)
  })

  it('tells events that fit their schemas, without anything personal', async () => {
    const told = await shop.db.all<{ type: string; data: object }>(sql`select type, data from outbox`)
    assert.ok(new Set(told.map(({ type }) => type)).size >= 8)
    for (const { type, data } of told) {
      checkEventData(Object.values(ordersContract.events).find(event => event.type === type)!, data)
      assert.doesNotMatch(JSON.stringify(data), /example\.com|Ada|Leipzig/i)
    }
  })
})
