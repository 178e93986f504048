import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { passwordChanged } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { unwrap } from '@stoa/kernel/result'
import { countStatements } from '@stoa/platform/testing'
import { createNotifications } from './service.ts'
import { ids } from './testing/neighbours.ts'
import { openNotifications } from './testing/open-notifications.ts'
import { startReceiver } from './testing/receiver.ts'

const shop = await openNotifications({ after })
const receiver = await startReceiver()
shop.database.beforeEnd(() => receiver.stop())
const counted = countStatements(shop.db)
const { api } = createNotifications({ ...shop.options, db: counted.db })

for (let i = 0; i < 3; i++) {
  unwrap(await shop.api.createWebhook({ name: `${i}`, url: receiver.url, types: [] }, shop.call()))
  await shop.tell(passwordChanged, { customerId: ids.ada })
  await shop.tell(availabilityChanged, { sku: 'MUG', available: 3, inStock: true })
}
const guest = { sku: 'VASE', email: 'guest@example.com' }
const ada = { kind: 'customer', id: ids.ada, emailVerified: true } as const
shop.world.soldOut.add('VASE')
for (const sku of ['VASE', 'BOWL', 'CUP']) {
  shop.world.soldOut.add(sku)
  unwrap(await shop.api.createStockAlert({ sku }, shop.call(ada)))
}
await shop.jobs.drain()
const messages = (await shop.messages()).map(({ id }) => id)
const webhooks = unwrap(await shop.api.listWebhooks({}, shop.call())).items.map(({ id }) => id)
const [delivery] = unwrap(await shop.api.listDeliveries({}, shop.call())).items
const call = shop.call

/** Pinned: more statements than this is a question that a review has to answer. */
const costs: Readonly<Record<string, readonly [number, () => Promise<{ readonly ok: boolean }>]>> = {
  listMessages: [1, () => api.listMessages({}, call())],
  getMessage: [1, () => api.getMessage({ id: messages[0]! }, call())],
  getManyMessages: [1, () => api.getManyMessages({ ids: messages }, call())],
  listSuppressions: [1, () => api.listSuppressions({}, call())],
  listWebhooks: [1, () => api.listWebhooks({}, call())],
  getManyWebhooks: [1, () => api.getManyWebhooks({ ids: webhooks }, call())],
  listDeliveries: [1, () => api.listDeliveries({}, call())],
  getDelivery: [1, () => api.getDelivery({ id: delivery!.id }, call())],
  // A transaction; its two statements are the same whether anybody knows the address or not.
  createStockAlert: [2, () => api.createStockAlert(guest, call({ kind: 'anonymous' }))],
  listMyStockAlerts: [1, () => api.listMyStockAlerts({}, call(ada))],
  listStockAlerts: [1, () => api.listStockAlerts({}, call())],
  listNotificationsAudit: [1, () => api.listNotificationsAudit({}, call())],
  listMailbox: [1, () => api.listMailbox({}, shop.inside())],
}

describe('the statements of a call, however many rows there are', () => {
  for (const [name, [statements, run]] of Object.entries(costs))
    it(`${name}: ${statements}`, async () => {
      counted.taken()
      assert.equal((await run()).ok, true)
      assert.equal(counted.taken(), statements)
    })
})
