import type { ProductDetail } from '@stoa/contracts/catalog'
import { orderCancelled, orderPlaced } from '@stoa/contracts/orders'
import { recommendationsContract } from '@stoa/contracts/recommendations'
import { ok, unwrap } from '@stoa/kernel/result'
import { guard, newCall } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import type { Consumer } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import { countStatements, type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import type { Static } from 'typebox'
import type { RecommendationsDeps } from '../deps.ts'
import { schema } from '../migrations.ts'
import { createRecommendations } from '../service.ts'

type Product = Static<typeof ProductDetail>
export type Shown = Partial<Pick<Product, 'tags' | 'goesWith' | 'version'>> & {
  kind?: string
  price?: number
}

type Basket = { orderId: string; placedAt: string; cancelled: boolean; skus: string[] }

const productId = (slug: string) => `prod_${slug.replaceAll('-', '').padEnd(26, '0').slice(0, 26)}`

const tables = [
  ...['products', 'pending_orders', 'counted_orders', 'product_orders', 'product_pairs'],
  ...['rebuilds', 'rebuilt_orders'],
]
const wipes = tables.map(table => statement(`test.wipe-${table}`, `delete from ${table}`))

const counts = statement<{ productId: string; orders: number }>(
  'test.orders-of-products',
  'select product_id as "productId", orders from product_orders',
)

/** What the catalogue answers is data of the test: a shelf that products are put on and taken from. */
export async function openRecommendations(t: Ending) {
  const open: { stop(): Promise<void> }[] = []
  t.after(async () => {
    for (const part of open) await part.stop()
  })
  const shelf = new Map<string, Product>()
  const history = new Map<string, Basket>()
  const scanned: string[] = []
  const asked: string[][] = []
  let meanwhile: (page: number) => Promise<void> | void = () => {}
  const database = await testDatabase(t, [schema])
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: [schema] })
  const clock = testClock()
  const { db, taken } = countStatements(database.db('recommendations'))
  const catalog: RecommendationsDeps['catalog'] = {
    getManyProducts: async ({ products }) =>
      ok({
        items: products.flatMap(id => shelf.get(id) ?? []),
        missing: products.filter(id => !shelf.has(id)),
      }),
    // Two a page; a cursor is the id before.
    listProducts: async ({ cursor = '' }) => {
      const ids = [...shelf.keys()].sort().filter(id => id > cursor)
      const items = ids.slice(0, 2).map(id => ({ id }))
      return ok({ items, ...(ids.length > 2 && { next: ids[1]! }) }) as never
    },
    getManyVariants: async ({ skus = [] }) => {
      asked.push([...skus])
      const items = [...shelf.values()].filter(({ slug }) => skus.includes(slug.toUpperCase()))
      // Counting needs whose variant it is, and nothing else of it.
      return ok({
        items: items.map(({ id, slug }) => ({ productId: id, sku: slug.toUpperCase() })),
        missing: [],
      }) as never
    },
  }
  const orders: RecommendationsDeps['orders'] = {
    async scanBaskets({ after = '', limit }) {
      await meanwhile(scanned.push(after))
      const later = [...history.values()].filter(({ orderId }) => orderId > after)
      return ok({ items: later.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1)).slice(0, limit) })
    },
  }
  const config = { leastOrders: 1 }
  const service = createRecommendations({
    ...{ config, db, clock, catalog, orders, ids: testIds(), cursorKey: 'a key of tests' },
  })
  const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers: service.jobs, clock })
  open.push(jobs)
  const api = guard(recommendationsContract, service.api, { unknownFields: 'reject', clock })
  const call = () => newCall({ actor: { kind: 'anonymous' }, clock })
  const consumer = (source: string) => service.consumers.find(each => each.source === source)!

  const tell = (to: Consumer, type: string, aggregateId: string, data: unknown) =>
    // Envelopes carry more; these consumers read these fields.
    db.tx(tx => to.handle(tx, { type, aggregateId, data } as never, call()))
  const slugs = async (answer: ReturnType<typeof api.listPopular>) =>
    unwrap(await answer).items.map(({ slug, reason }) => `${slug}: ${reason}`)

  const placed = (orderId: string, products: readonly string[]) => {
    const lines = products.map(slug => ({ sku: slug.toUpperCase(), quantity: 1 }))
    return { type: orderPlaced.type, aggregateId: orderId, data: { orderId, lines } }
  }
  const told = (orderId: string, ...products: string[]) => {
    const { type, data } = placed(orderId, products)
    return tell(consumer('orders'), type, orderId, data)
  }
  return {
    ...{ jobs, clock, api, db, scanned },
    /** What happens while a page of the history is read, counted from one. */
    meanwhile(happens: typeof meanwhile) {
      meanwhile = happens
    },
    /** As if the catalogue had not told of it. */
    unnoticed: (slug: string) => void shelf.delete(productId(slug)),
    staff: () => newCall({ actor: { kind: 'staff', id: 'stf_1', permissions: ['*'] }, clock }),
    /** Orders are kept by their service whether anybody hears of them or not. */
    bought(orderId: string, products: readonly string[], cancelled = false) {
      const skus = products.map(slug => slug.toUpperCase())
      history.set(orderId, { orderId, placedAt: clock.iso(), cancelled, skus })
    },
    /** Since it was asked the last time. */
    statements: taken,
    /** As if nothing had ever been shown or ordered. */
    async empty() {
      shelf.clear()
      history.clear()
      scanned.length = 0
      asked.length = 0
      meanwhile = () => {}
      config.leastOrders = 1
      for (const wipe of wipes) await db.run(wipe)
    },
    needOrders(least: number) {
      config.leastOrders = least
    },
    async show(
      slug: string,
      { kind = 'mugs', tags = [], goesWith = [], price = 1000, version = 1 }: Shown = {},
    ) {
      const path = { id: `cat_${kind}`, slug: kind, name: kind, path: [] }
      shelf.set(productId(slug), {
        ...{
          id: productId(slug),
          slug,
          version,
          tags,
          goesWith,
          categories: [path],
          publishedAt: clock.iso(),
        },
        prices: [{ currency: 'EUR', min: price, max: price }],
        // Recommendations read nothing else of a product.
      } as unknown as Product)
      await tell(consumer('catalog'), 'catalog.product-published', productId(slug), {})
      await jobs.drain()
    },
    async withdraw(slug: string) {
      shelf.delete(productId(slug))
      await tell(consumer('catalog'), 'catalog.product-unpublished', productId(slug), {})
      await jobs.drain()
    },
    told,
    /** As one page of the feed. */
    toldAtOnce: (orders: readonly { orderId: string; products: readonly string[] }[]) =>
      db.tx(tx =>
        consumer('orders').handleAll!(
          tx,
          orders.map(({ orderId, products }) => placed(orderId, products)) as never,
        ),
      ),
    /** Which SKUs the catalogue was asked for since the last look, call by call. */
    askedSkus: () => asked.splice(0),
    /** How many orders each of these products was counted in. */
    async ordersOf(...products: string[]) {
      const rows = await db.all(counts)
      return products.map(slug => rows.find(row => row.productId === productId(slug))?.orders ?? 0)
    },
    waitingJobs: async () => (await jobs.list()).length,
    async order(orderId: string, ...products: string[]) {
      await told(orderId, ...products)
      await jobs.drain()
    },
    async cancel(orderId: string) {
      await tell(consumer('orders'), orderCancelled.type, orderId, { orderId })
      await jobs.drain()
    },
    together: (...products: string[]) => slugs(api.listBoughtTogether({ products }, call())),
    similar: (product: string) => slugs(api.listSimilar({ product }, call())),
    popular: () => slugs(api.listPopular({}, call())),
  }
}
