import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentsContract } from '@stoa/contracts/payments'
import { pricingContract } from '@stoa/contracts/pricing'
import type { Actor } from '@stoa/kernel/call'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import type { Api, Contract } from '@stoa/kernel/contract'
import { systemIds } from '@stoa/kernel/ids'
import { fail, ok, unwrap } from '@stoa/kernel/result'
import { allowAll, guard, localClient, newCall } from '@stoa/platform/contract'
import type { Db } from '@stoa/platform/db'
import { allowListOf, type Service } from '@stoa/platform/service'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import { type Ending, testDatabase } from '@stoa/platform/testing'
import * as cart from '../../../services/cart/index.ts'
import * as catalog from '../../../services/catalog/index.ts'
import * as inventory from '../../../services/inventory/index.ts'
import * as orders from '../../../services/orders/index.ts'
import * as payments from '../../../services/payments/index.ts'
import { secretKey, startBank, webhookSecret } from '../../../services/payments/testing/start-bank.ts'
import * as pricing from '../../../services/pricing/index.ts'
import { type Commits, countingCommits } from './counting-commits.ts'

const key = 'a key for tests, and long enough'
const secrets: Readonly<Record<string, string>> = {
  PAYMENTS_CURSOR_KEY: key,
  PAYMENTS_TESTBANK_KEY: secretKey,
  PAYMENTS_TESTBANK_WEBHOOK_SECRETS: webhookSecret,
}
const services = [catalog, inventory, pricing, cart, payments, orders]
const allowed = allowListOf([pricing.manifest, cart.manifest, orders.manifest])
const staff: Actor = { kind: 'key', id: 'test', permissions: ['*'] }

/** Nobody is signed in here. */
const identity = {
  completePrivacyPart: async () => ok(null),
  getContact: async () => fail({ code: 'contact_gone' as const, detail: 'nobody' }),
}

export type MarketOptions = {
  /** How long a quote goes by what was read of a variant. */
  readonly keepMs?: number
  /** Where the bank tells of changes. */
  readonly webhookUrl?: string
}

/** The six services that a purchase goes through, as they are, with a bank in a process of its own. */
export async function openMarket(
  t: Ending,
  { keepMs = 0, webhookUrl = 'http://127.0.0.1:9/' }: MarketOptions = {},
) {
  const bank = await startBank(webhookUrl)
  const database = await testDatabase(
    t,
    services.map(({ schema }) => schema),
  )
  const telemetry = startTelemetry({ service: 'market', traceRatio: 0 })
  for (const close of [() => bank.stop(), () => telemetry[Symbol.asyncDispose]()]) database.beforeEnd(close)
  const clock: Clock = systemClock
  const ids = systemIds(clock)
  const log = createLog({ service: 'market', level: 'silent' })
  const kit = { clock, ids, log, telemetry, cursorKey: key }
  const commits: Commits = {}
  const dbs = new Map<string, Db>()
  const db = (name: string) => {
    const known = dbs.get(name) ?? countingCommits(database.db(name, { maxConnections: 6 }), name, commits)
    dbs.set(name, known)
    return known
  }
  const client = <C extends Contract>(contract: C, service: () => Service<C>, caller: string): Api<C> =>
    localClient(contract, () => service().api, { caller, allow: allowed, roundTrip: true, clock })

  const goods = catalog.createCatalog({
    ...kit,
    db: db('catalog'),
    config: { languages: 'en', cacheMs: keepMs },
  })
  const stockDb = db('inventory')
  const stock = inventory.createInventory({ ...kit, db: stockDb, config: { holdSeconds: 900 } })
  const prices = pricing.createPricing({
    ...{ ...kit, db: db('pricing'), config: { keepMs, keepQuotesDays: 30 }, identity },
    catalog: client(catalogContract, () => goods, 'pricing'),
  })
  const carts = cart.createCart({
    ...{
      ...kit,
      db: db('cart'),
      identity,
      tokenKey: key,
      config: unwrap(cart.cartConfig.fromEnv(keepMs > 0 ? { CART_RULES_MS: '60000' } : {})),
    },
    pricing: client(pricingContract, () => prices, 'cart'),
    inventory: client(inventoryContract, () => stock, 'cart'),
  })
  const till = payments.createPayments({
    ...{ ...kit, db: db('payments'), secret: name => secrets[name]! },
    config: unwrap(payments.paymentsConfig.fromEnv({ PAYMENTS_TESTBANK_URL: bank.url })),
  })
  const ordersDb = db('orders')
  const ordersOptions: orders.OrdersOptions = {
    ...{ ...kit, db: ordersDb, identity, linkKey: key, config: unwrap(orders.ordersConfig.fromEnv({})) },
    cart: client(cartContract, () => carts, 'orders'),
    inventory: client(inventoryContract, () => stock, 'orders'),
    payments: client(paymentsContract, () => till, 'orders'),
    pricing: client(pricingContract, () => prices, 'orders'),
  }
  const desk = orders.createOrders(ordersOptions)
  database.beforeEnd(() => carts[Symbol.asyncDispose]())

  const edge = { unknownFields: 'reject' as const, clock, allow: allowAll }
  const api = {
    ...{
      catalog: guard(catalogContract, goods.api, edge),
      inventory: guard(inventoryContract, stock.api, edge),
    },
    ...{ pricing: guard(pricingContract, prices.api, edge), cart: guard(cartContract, carts.api, edge) },
    orders: guard(ordersContract, desk.api, edge),
    payments: guard(paymentsContract, till.api, edge),
  }
  const running = {
    catalog: goods,
    inventory: stock,
    pricing: prices,
    cart: carts,
    payments: till,
    orders: desk,
  }
  const call = (actor: Actor = staff) => newCall({ actor, clock, timeoutMs: 30_000 })
  await pricing.loadPricing({ db: db('pricing'), clock, ids }, pricing.seedPricing, 'seed')
  unwrap(await api.inventory.putLocation({ id: 'main', name: 'main', priority: 1, active: true }, call()))

  return {
    ...{ api, call, bank, commits, database, desk, ordersOptions, running, db, clock, ids },
    async product(sku: string, amount: number, onHand: number) {
      const variants = [{ sku, options: {}, prices: [{ currency: 'EUR', amount }], weightGrams: 500 }]
      const { id } = unwrap(
        await api.catalog.createProduct({ texts: { en: { title: sku } }, variants }, call()),
      )
      unwrap(await api.catalog.publishProduct({ id }, call()))
      unwrap(await api.inventory.putItem({ sku, policy: 'track' }, call()))
      const received = { sku, locationId: 'main', kind: 'received' as const, quantity: onHand }
      unwrap(await api.inventory.adjustStock(received, call()))
    },
    breaches: async () => [
      ...(await inventory.findBreaches(stockDb)),
      ...(await payments.findBreaches(db('payments'))),
    ],
  }
}
