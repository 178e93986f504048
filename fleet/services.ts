import * as cart from '@stoa/cart'
import * as catalog from '@stoa/catalog'
import { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import { identityContract } from '@stoa/contracts/identity'
import { inventoryContract } from '@stoa/contracts/inventory'
import { notificationsContract } from '@stoa/contracts/notifications'
import { ordersContract } from '@stoa/contracts/orders'
import { paymentsContract } from '@stoa/contracts/payments'
import { pricingContract } from '@stoa/contracts/pricing'
import { recommendationsContract } from '@stoa/contracts/recommendations'
import * as identity from '@stoa/identity'
import * as inventory from '@stoa/inventory'
import * as notifications from '@stoa/notifications'
import * as orders from '@stoa/orders'
import * as payments from '@stoa/payments'
import * as pricing from '@stoa/pricing'
import * as recommendations from '@stoa/recommendations'
import { type Entry, entry } from './entry.ts'

/** Every service of the fleet, with the one line that wires it. */
export const services: Readonly<Record<string, Entry>> = {
  catalog: entry({
    manifest: catalog.manifest,
    contract: catalogContract,
    schema: catalog.schema,
    config: catalog.catalogConfig,
    create: (config, context) =>
      catalog.createCatalog({
        ...{ ...context, config, cursorKey: context.secret('CATALOG_CURSOR_KEY') },
        pictures: catalog.pictureLibraryOf(config),
      }),
  }),
  identity: entry({
    manifest: identity.manifest,
    contract: identityContract,
    schema: identity.schema,
    config: identity.identityConfig,
    create: (config, context) =>
      identity.createIdentity({
        ...{ ...context, config, cursorKey: context.secret('IDENTITY_CURSOR_KEY') },
        tokenKey: context.secret('IDENTITY_TOKEN_KEY'),
        sealKeys: context.secret('IDENTITY_SEAL_KEYS'),
        personalDataIn: keepersOfPersonalData(),
      }),
  }),
  inventory: entry({
    manifest: inventory.manifest,
    contract: inventoryContract,
    schema: inventory.schema,
    config: inventory.inventoryConfig,
    create: (config, context) =>
      inventory.createInventory({ ...context, config, cursorKey: context.secret('INVENTORY_CURSOR_KEY') }),
  }),
  pricing: entry({
    manifest: pricing.manifest,
    contract: pricingContract,
    schema: pricing.schema,
    config: pricing.pricingConfig,
    create: (config, context) =>
      pricing.createPricing({
        ...{ ...context, config, cursorKey: context.secret('PRICING_CURSOR_KEY') },
        catalog: context.client(catalogContract),
        identity: context.client(identityContract),
      }),
  }),
  cart: entry({
    manifest: cart.manifest,
    contract: cartContract,
    schema: cart.schema,
    config: cart.cartConfig,
    create: (config, context) =>
      cart.createCart({
        ...{ ...context, config, cursorKey: context.secret('CART_CURSOR_KEY') },
        tokenKey: context.secret('CART_TOKEN_KEY'),
        pricing: context.client(pricingContract),
        inventory: context.client(inventoryContract),
        identity: context.client(identityContract),
      }),
  }),
  payments: entry({
    manifest: payments.manifest,
    contract: paymentsContract,
    schema: payments.schema,
    config: payments.paymentsConfig,
    create: (config, context) => payments.createPayments({ ...context, config }),
  }),
  orders: entry({
    manifest: orders.manifest,
    contract: ordersContract,
    schema: orders.schema,
    config: orders.ordersConfig,
    create: (config, context) =>
      orders.createOrders({
        ...{ ...context, config, cursorKey: context.secret('ORDERS_CURSOR_KEY') },
        linkKey: context.secret('ORDERS_LINK_KEY'),
        cart: context.client(cartContract),
        identity: context.client(identityContract),
        inventory: context.client(inventoryContract),
        payments: context.client(paymentsContract),
        pricing: context.client(pricingContract),
      }),
  }),
  recommendations: entry({
    manifest: recommendations.manifest,
    contract: recommendationsContract,
    schema: recommendations.schema,
    config: recommendations.recommendationsConfig,
    create: (config, context) =>
      recommendations.createRecommendations({
        ...{ ...context, config, cursorKey: context.secret('RECOMMENDATIONS_CURSOR_KEY') },
        catalog: context.client(catalogContract),
        orders: context.client(ordersContract),
      }),
  }),
  notifications: entry({
    manifest: notifications.manifest,
    contract: notificationsContract,
    schema: notifications.schema,
    config: notifications.notificationsConfig,
    create: (config, context) =>
      notifications.createNotifications({
        ...{ ...context, config, cursorKey: context.secret('NOTIFICATIONS_CURSOR_KEY') },
        sealKeys: context.secret('NOTIFICATIONS_SEAL_KEYS'),
        addressKey: context.secret('NOTIFICATIONS_ADDRESS_KEY'),
        cart: context.client(cartContract),
        catalog: context.client(catalogContract),
        identity: context.client(identityContract),
        inventory: context.client(inventoryContract),
        orders: context.client(ordersContract),
      }),
  }),
}

/** Looked up when identity is made, by when all are known. */
const keepersOfPersonalData = (): string[] =>
  Object.values(services)
    .filter(({ manifest }) => manifest.personalData.length > 0)
    .map(({ manifest }) => manifest.name)
