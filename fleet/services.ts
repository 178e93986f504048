import * as catalog from '@stoa/catalog'
import { catalogContract } from '@stoa/contracts/catalog'
import { identityContract } from '@stoa/contracts/identity'
import { inventoryContract } from '@stoa/contracts/inventory'
import * as identity from '@stoa/identity'
import * as inventory from '@stoa/inventory'
import { type Entry, entry } from './entry.ts'

/** Every service of the fleet, with the one line that wires it. */
export const services: Readonly<Record<string, Entry>> = {
  catalog: entry({
    manifest: catalog.manifest,
    contract: catalogContract,
    schema: catalog.schema,
    config: catalog.catalogConfig,
    create: (config, context) =>
      catalog.createCatalog({ ...context, config, cursorKey: context.secret('CATALOG_CURSOR_KEY') }),
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
}
