import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import * as identity from '@stoa/contracts/identity'
import type { Actor } from '@stoa/kernel/call'
import { sleep } from '@stoa/kernel/clock'
import type { Envelope, EventDefinition } from '@stoa/kernel/event'
import { ok, unwrap } from '@stoa/kernel/result'
import { drain, type FeedApi, startConsumers } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import * as cart from '../../../services/cart/index.ts'
import * as pricing from '../../../services/pricing/index.ts'
import { openServices } from './open-services.ts'

const shop = await openServices({ after })
const { api, clock, ids, database } = shop
const { adminUrl, roleSecret } = database
await migrateJobs({ adminUrl, roleSecret, services: [cart.schema, pricing.schema] })
const said: Envelope[] = []
const feed: FeedApi = {
  async scanEvents({ after: position, limit, waitMs }, { signal }) {
    const events = said.slice(position, position + limit).map(({ traceparent: _, ...event }) => event)
    if (events.length === 0) await sleep(waitMs, signal)
    return ok({ events, next: position + events.length })
  },
}
const running = [
  startConsumers(shop.dbs.cart, shop.carts.consumers, { service: 'cart', clock, ids, feeds: () => feed }),
  startConsumers(shop.dbs.pricing, shop.prices.consumers, {
    service: 'pricing',
    clock,
    ids,
    feeds: () => feed,
  }),
  await manualJobs({
    ...{ directUrl: jobsUrl(adminUrl, roleSecret), clock },
    handlers: [...shop.carts.jobs, ...shop.prices.jobs],
  }),
]
database.beforeEnd(() => Promise.all(running.map(part => part.stop())))

const ada = `cus_${'0'.repeat(25)}a`
const requestId = `prv_${'0'.repeat(26)}`

/** What identity would say, in its own words; then everything that follows from it happens. */
async function hears({ type, schemaVersion }: EventDefinition, data: object): Promise<void> {
  const number = said.length + 1
  const aggregate = { aggregateId: ada, aggregateVersion: number }
  const event = { ...aggregate, type, schemaVersion, occurredAt: clock.iso(), channel: 'default' }
  said.push({ ...event, id: `evt_identity_${number}`, data: { customerId: ada, ...data } })
  await drain(running)
}

const as = (actor: Actor) => shop.call({ actor })
const customer = as({ kind: 'customer', id: ada, emailVerified: true })
await shop.product('MUG', 1000)

describe('pricing and cart follow identity', () => {
  it('a cart comes along when its guest signs in', async () => {
    const opened = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 3 }] }
    unwrap(await api.cart.createCart(opened, as({ kind: 'guest', id: 'g1' })))
    await hears(identity.customerSignedIn, { guestId: 'g1' })
    assert.equal(unwrap(await api.cart.getMyCart({}, customer)).lines[0]?.quantity, 3)
  })

  it('a customer who comes into a group has its prices', async () => {
    const list = { name: 'Trade', currency: 'EUR', customerGroup: 'trade' }
    const { id } = unwrap(await api.pricing.createPriceList(list, shop.call()))
    const set = [{ sku: 'MUG', minQuantity: 1, amount: 700 }]
    unwrap(await api.pricing.setPriceListEntries({ id, set }, shop.call()))
    const total = async () => unwrap(await api.cart.getMyCart({}, customer)).total.amount
    assert.equal(await total(), 3000)
    await hears(identity.customerChanged, { group: 'trade', blocked: false })
    assert.equal(await total(), 2100)
    await hears(identity.customerChanged, { blocked: false })
    assert.equal(await total(), 3000)
  })

  it('rule 22: what is known of a customer is told, then erased, and answered for', async () => {
    const promotion = { name: 'x', labels: { en: 'x' }, effect: { kind: 'percent-off' as const, ratePpm: 1 } }
    const { id } = unwrap(await api.pricing.createPromotion({ ...promotion, needsCoupon: true }, shop.call()))
    unwrap(
      await api.pricing.putCoupon(
        { code: 'MINE', promotionId: id, customerLimit: 1 },
        shop.call({ ifMatch: 0 }),
      ),
    )
    unwrap(await api.pricing.holdCoupons({ id: 'chk_1', codes: ['MINE'], customerId: ada }, shop.inside()))
    await hears(identity.customerExportRequested, { requestId })
    const parts = shop.told.splice(0) as { service: string; data: Record<string, unknown[]> }[]
    assert.deepEqual(parts.map(({ service }) => service).sort(), ['cart', 'pricing'])
    const [cartPart, pricingPart] = parts.toSorted((a, b) => (a.service < b.service ? -1 : 1))
    assert.equal(cartPart?.data.carts?.length, 1)
    assert.deepEqual(pricingPart?.data.couponUses, [{ code: 'MINE', at: '2026-06-01T12:00:00+00:00' }])

    await hears(identity.customerErased, { requestId })
    assert.deepEqual(shop.told.splice(0).length, 2)
    const gone = await api.cart.getMyCart({}, customer)
    assert.equal(gone.ok === false && gone.error.code, 'cart_not_found')
    assert.equal(unwrap(await api.pricing.getCoupon({ code: 'MINE' }, shop.call())).uses, 1, 'it stays used')
    const again = await api.pricing.holdCoupons(
      { id: 'chk_2', codes: ['MINE'], customerId: ada },
      shop.inside(),
    )
    assert.equal(again.ok, true, 'by whom is forgotten')
  })
})
