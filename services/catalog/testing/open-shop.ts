import { catalogContract } from '@stoa/contracts/catalog'
import { availabilityChanged } from '@stoa/contracts/inventory'
import { sleep } from '@stoa/kernel/clock'
import type { InputOf } from '@stoa/kernel/contract'
import type { Envelope } from '@stoa/kernel/event'
import { ok, unwrap } from '@stoa/kernel/result'
import { type CallOptions, guard, newCall } from '@stoa/platform/contract'
import { drain, type FeedApi, feedApi, startConsumers, startRelay } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import type { PictureLibrary } from '../config.ts'
import { schema } from '../migrations.ts'
import { createCatalog } from '../service.ts'

type ProductInput = InputOf<(typeof catalogContract)['methods']['createProduct']>

type ShopOptions = { languages?: string; connections?: number; pictures?: PictureLibrary }

/** A catalogue of its own, guarded as at the edge, with its relay, consumers and jobs under the test's control. */
export async function openShop(
  t: Ending,
  { languages = 'en,de', connections = 5, pictures }: ShopOptions = {},
) {
  // Hooks run in the order they are given: what is open closes before its database goes.
  const open: { stop(): Promise<void> }[] = []
  t.after(async () => {
    for (const part of open.toReversed()) await part.stop()
  })
  const database = await testDatabase(t, [schema])
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: [schema] })
  const db = database.db('catalog', { maxConnections: connections })
  const clock = testClock('2026-03-01T12:00:00.000Z')
  const ids = testIds()
  const options = { config: { languages, cacheMs: 0 }, db, clock, ids, cursorKey: 'a key for tests' }
  const catalog = createCatalog({ ...options, ...(pictures && { pictures }) })
  const api = guard(catalogContract, catalog.api, { unknownFields: 'reject', checkRaw: true, clock })
  const inventory: Envelope[] = []
  const feeds = (source: string): FeedApi => (source === 'catalog' ? feedApi(db) : fixedFeed(inventory))
  const relay = startRelay(db, { service: 'catalog', pollMs: 3_600_000 })
  const consumers = startConsumers(db, catalog.consumers, {
    service: 'catalog',
    clock,
    ids,
    feeds,
  })
  const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers: catalog.jobs, clock })
  open.push(relay, jobs, consumers, { stop: () => catalog[Symbol.asyncDispose]() })
  const call = (more: Partial<CallOptions> = {}) =>
    newCall({ actor: { kind: 'key', id: 'test', permissions: ['*'] }, clock, ...more })
  return {
    ...{ api, db, clock, ids, options, call, catalog, database },
    drain: () => drain([relay, consumers, jobs]),
    async events(...types: string[]) {
      await drain([relay])
      const page = await feedApi(db).scanEvents(
        { after: 0, limit: 1000, waitMs: 0, ...(types.length > 0 ? { types } : {}) },
        call(),
      )
      return unwrap(page).events
    },
    /** What inventory would say of a SKU. */
    stock: (sku: string, available: number) => {
      inventory.push(availability(inventory.length + 1, sku, available))
    },
    async add(input: Partial<ProductInput> = {}, { publish = true } = {}) {
      const product = unwrap(await api.createProduct({ ...mug, ...input }, call()))
      return publish ? unwrap(await api.publishProduct({ id: product.id }, call())) : product
    },
    async category(title: string, parentId: string | null = null) {
      return unwrap(await api.createCategory({ texts: { en: { title } }, parentId }, call()))
    },
  }
}

export const mug: ProductInput = {
  texts: { en: { title: 'Stoneware mug' }, de: { title: 'Becher aus Steinzeug' } },
  variants: [{ sku: 'MUG', options: {}, prices: [{ currency: 'EUR', amount: 1800 }] }],
}

const availability = (n: number, sku: string, available: number): Envelope => ({
  id: `evt_inventory_${n}`,
  type: availabilityChanged.type,
  schemaVersion: 1,
  aggregateId: sku,
  aggregateVersion: n,
  occurredAt: '2026-03-01T12:00:00.000Z',
  channel: 'default',
  data: { sku, available, inStock: available > 0 },
})

const fixedFeed = (events: readonly Envelope[]): FeedApi => ({
  async scanEvents({ after, limit, waitMs }, { signal }) {
    const page = events.slice(after, after + limit)
    if (page.length === 0) await sleep(waitMs, signal)
    const told = page.map(({ traceparent: _, ...event }) => event)
    return ok({ events: told, next: after + page.length })
  },
})
