import type { inventoryContract } from '@stoa/contracts/inventory'
import type { InputOf } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { drain, feedApi, startRelay } from '@stoa/platform/events'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { inventoryApi } from '../api.ts'
import { sweepExpired } from '../expire.ts'
import { schema } from '../migrations.ts'

type Methods = (typeof inventoryContract)['methods']
type Policy = Partial<Omit<InputOf<Methods['putItem']>, 'sku'>>
type Kind = InputOf<Methods['adjustStock']>['kind']

/** An inventory of its own with two locations: main is asked before shop. */
export async function openShop(t: Ending, { connections = 5 } = {}) {
  const database = await testDatabase(t, [schema])
  const db = database.db('inventory', { maxConnections: connections })
  const clock = testClock()
  const deps = { config: { holdSeconds: 900 }, db, clock, ids: testIds(), cursorKey: 'a key for tests' }
  const api = inventoryApi(deps)
  const call = () => newCall({ actor: { kind: 'key', id: 'test', permissions: ['*'] }, clock })
  for (const [priority, id] of ['main', 'shop'].entries())
    unwrap(await api.putLocation({ id, name: id, priority, active: true }, call()))

  const adjust = (sku: string, locationId: string, kind: Kind, quantity: number) =>
    api.adjustStock({ sku, locationId, kind, quantity }, call())

  return {
    ...{ api, db, deps, clock, call, adjust },
    async stock(sku: string, onHand: Readonly<Record<string, number>>, policy: Policy = {}) {
      unwrap(await api.putItem({ sku, policy: 'track', ...policy }, call()))
      for (const [location, quantity] of Object.entries(onHand))
        unwrap(await adjust(sku, location, 'received', quantity))
    },
    reserve: (id: string, lines: readonly [string, number][], holdSeconds = 900) =>
      api.reserve({ id, holdSeconds, lines: lines.map(([sku, quantity]) => ({ sku, quantity })) }, call()),
    available: async (sku: string) => unwrap(await api.getAvailability({ sku }, call())).available,
    levels: async (sku: string) => unwrap(await api.getItem({ sku }, call())).levels,
    sweep: () => sweepExpired(deps),
    async eventsOf(type: string) {
      const relay = startRelay(db, { service: 'inventory' })
      await drain([relay])
      await relay.stop()
      const page = unwrap(
        await feedApi(db).scanEvents({ after: 0, limit: 1000, waitMs: 0, types: [type] }, call()),
      )
      return page.events
    },
  }
}
