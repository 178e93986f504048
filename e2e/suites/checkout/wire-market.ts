import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentsContract } from '@stoa/contracts/payments'
import { pricingContract } from '@stoa/contracts/pricing'
import type { Actor } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Api, Contract } from '@stoa/kernel/contract'
import { systemIds } from '@stoa/kernel/ids'
import { fail, ok, unwrap } from '@stoa/kernel/result'
import { allowAll, type CallOptions, guard, localClient, newCall } from '@stoa/platform/contract'
import type { Db } from '@stoa/platform/db'
import { allowListOf, type Service } from '@stoa/platform/service'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import * as cart from '../../../services/cart/index.ts'
import * as catalog from '../../../services/catalog/index.ts'
import * as inventory from '../../../services/inventory/index.ts'
import * as orders from '../../../services/orders/index.ts'
import * as payments from '../../../services/payments/index.ts'
import { secretKey, webhookSecret } from '../../../services/payments/testing/start-bank.ts'
import * as pricing from '../../../services/pricing/index.ts'

const key = 'a key for tests, and long enough'
const secrets: Readonly<Record<string, string>> = {
  PAYMENTS_CURSOR_KEY: key,
  PAYMENTS_TESTBANK_KEY: secretKey,
  PAYMENTS_TESTBANK_WEBHOOK_SECRETS: webhookSecret,
}
/** The services that a purchase goes through. */
export const marketServices = [catalog, inventory, pricing, cart, payments, orders]
const staff: Actor = { kind: 'key', id: 'test', permissions: ['*'] }

/** Nobody is signed in here. */
const identity = {
  completePrivacyPart: async () => ok(null),
  getContact: async () => fail({ code: 'contact_gone' as const, detail: 'nobody' }),
}

export type Wiring = {
  readonly db: (service: string) => Db
  readonly bankUrl: string
  readonly clock: Clock
  /** How long a quote goes by what was read of a variant. */
  readonly keepMs?: number
  readonly around?: payments.PaymentsOptions['around']
}

/** The six services as they are, each on its own database and calling the others as one process does. */
export function wireMarket({ db, bankUrl, clock, keepMs = 0, around }: Wiring) {
  const telemetry = startTelemetry({ service: 'market', traceRatio: 0 })
  const ids = systemIds(clock)
  const log = createLog({ service: 'market', level: 'silent' })
  const kit = { clock, ids, log, telemetry, cursorKey: key }
  const allowed = allowListOf([pricing.manifest, cart.manifest, orders.manifest])
  const client = <C extends Contract>(contract: C, service: () => Service<C>, caller: string): Api<C> =>
    localClient(contract, () => service().api, { caller, allow: allowed, roundTrip: true, clock })

  const goods = catalog.createCatalog({
    ...kit,
    db: db('catalog'),
    config: { languages: 'en', cacheMs: keepMs },
  })
  const stock = inventory.createInventory({ ...kit, db: db('inventory'), config: { holdSeconds: 900 } })
  const prices = pricing.createPricing({
    ...{ ...kit, db: db('pricing'), config: { keepMs, keepQuotesDays: 30, portTimeoutMs: 1_000 }, identity },
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
    ...{ ...kit, db: db('payments'), secret: name => secrets[name]!, ...(around && { around }) },
    config: unwrap(payments.paymentsConfig.fromEnv({ PAYMENTS_TESTBANK_URL: bankUrl })),
  })
  const ordersOptions: orders.OrdersOptions = {
    ...{ ...kit, db: db('orders'), identity, linkKey: key, config: unwrap(orders.ordersConfig.fromEnv({})) },
    cart: client(cartContract, () => carts, 'orders'),
    inventory: client(inventoryContract, () => stock, 'orders'),
    payments: client(paymentsContract, () => till, 'orders'),
    pricing: client(pricingContract, () => prices, 'orders'),
  }
  const desk = orders.createOrders(ordersOptions)

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
    ...{ catalog: goods, inventory: stock, pricing: prices },
    ...{ cart: carts, payments: till, orders: desk },
  }
  return {
    ...{ api, running, ordersOptions, kit },
    call: (actor: Actor = staff, more: Partial<CallOptions> = {}) =>
      newCall({ actor, clock, timeoutMs: 30_000, ...more }),
    async close() {
      await carts[Symbol.asyncDispose]()
      await telemetry[Symbol.asyncDispose]()
    },
  }
}
