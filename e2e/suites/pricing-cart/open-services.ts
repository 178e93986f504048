import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import { pricingContract } from '@stoa/contracts/pricing'
import type { Actor } from '@stoa/kernel/call'
import type { Api, Contract, InputOf } from '@stoa/kernel/contract'
import { ok, unwrap } from '@stoa/kernel/result'
import { type CallOptions, guard, localClient, newCall } from '@stoa/platform/contract'
import { allowListOf, type Service } from '@stoa/platform/service'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import * as cart from '../../../services/cart/index.ts'
import * as catalog from '../../../services/catalog/index.ts'
import * as inventory from '../../../services/inventory/index.ts'
import * as pricing from '../../../services/pricing/index.ts'
import { counting } from './counting.ts'

type ProductInput = InputOf<(typeof catalogContract)['methods']['createProduct']>
export type Options = { readonly valkeyUrl?: string; readonly connections?: number }

const allowed = allowListOf([pricing.manifest, cart.manifest])
const cursorKey = 'a key for tests'
const staff: Actor = { kind: 'key', id: 'test', permissions: ['*'] }

/** Catalogue, inventory, pricing and cart as they are, on one database; what passes between them goes through JSON. */
export async function openServices(t: Ending, { valkeyUrl, connections = 5 }: Options = {}) {
  const database = await testDatabase(t, [catalog.schema, inventory.schema, pricing.schema, cart.schema])
  const db = (name: string) => counting(database.db(name, { maxConnections: connections }))
  const clock = testClock('2026-06-01T12:00:00.000Z')
  const ids = testIds()
  const kit = { clock, ids, cursorKey }
  const client = <C extends Contract>(contract: C, service: () => Service<C>, caller: string): Api<C> =>
    localClient(contract, () => service().api, { caller, allow: allowed, roundTrip: true, clock })
  const told: unknown[] = []
  const identity = {
    async completePrivacyPart(part: unknown) {
      told.push(part)
      return ok(null)
    },
  }
  const dbs = { catalog: db('catalog'), inventory: db('inventory'), pricing: db('pricing'), cart: db('cart') }
  const goods = catalog.createCatalog({ ...kit, db: dbs.catalog, config: { languages: 'en,de', cacheMs: 0 } })
  const stock = inventory.createInventory({ ...kit, db: dbs.inventory, config: { holdSeconds: 900 } })
  const prices = pricing.createPricing({
    ...{ ...kit, db: dbs.pricing, config: { keepMs: 0, keepQuotesDays: 30, portTimeoutMs: 1_000 }, identity },
    catalog: client(catalogContract, () => goods, 'pricing'),
  })
  const carts = cart.createCart({
    ...{ ...kit, db: dbs.cart, identity, tokenKey: 'another key for tests', log: { warn() {} } },
    config: {
      ...{ guestDays: 30, customerDays: 90, mostLines: 100, mostUnits: 9_999 },
      ...{ reminderHours: 24, rulesMs: 0, valkeyUrl },
    },
    pricing: client(pricingContract, () => prices, 'cart'),
    inventory: client(inventoryContract, () => stock, 'cart'),
  })
  database.beforeEnd(() => carts[Symbol.asyncDispose]())
  const call = (more: Partial<CallOptions> = {}) => newCall({ actor: staff, clock, ...more })
  const edge = { unknownFields: 'reject' as const, clock }
  const api = {
    catalog: guard(catalogContract, goods.api, edge),
    inventory: guard(inventoryContract, stock.api, edge),
    pricing: guard(pricingContract, prices.api, edge),
    cart: guard(cartContract, carts.api, edge),
  }
  unwrap(
    await api.inventory.putLocation(
      { id: 'main', name: 'main', priority: 1, active: true },
      call({ ifMatch: 0 }),
    ),
  )
  for (const [currency, pricesIncludeTax, country] of [
    ['EUR', true, 'DE'],
    ['USD', false, 'US'],
  ] as const)
    unwrap(
      await api.pricing.putMarket(
        { channel: 'default', currency, pricesIncludeTax, country },
        call({ ifMatch: 0 }),
      ),
    )

  return {
    ...{ api, call, clock, ids, database, dbs, carts, prices, told },
    /** As a neighbouring service calls, for whom it speaks. */
    inside: (actor: Actor = { kind: 'system', id: 'orders' }) => call({ caller: 'orders', actor }),
    async product(sku: string, amount: number, onHand = 100, more: Partial<ProductInput> = {}) {
      const made = await api.catalog.createProduct(
        {
          texts: { en: { title: `The ${sku}` } },
          variants: [{ sku, options: {}, prices: [{ currency: 'EUR', amount }], weightGrams: 500 }],
          ...more,
        },
        call(),
      )
      const { id } = unwrap(made)
      unwrap(await api.catalog.publishProduct({ id }, call()))
      unwrap(await api.inventory.putItem({ sku, policy: 'track' }, call({ ifMatch: 0 })))
      if (onHand > 0) {
        const received = { sku, locationId: 'main', kind: 'received' as const, quantity: onHand }
        unwrap(await api.inventory.adjustStock(received, call()))
      }
      return id
    },
  }
}

export type Shop = Awaited<ReturnType<typeof openServices>>
