import { inventoryContract } from '@stoa/contracts/inventory'
import * as inventory from '@stoa/inventory'
import { type Entry, entry } from './entry.ts'

/** Every service of the fleet, with the one line that wires it. */
export const services: Readonly<Record<string, Entry>> = {
  inventory: entry({
    manifest: inventory.manifest,
    contract: inventoryContract,
    schema: inventory.schema,
    config: inventory.inventoryConfig,
    create: (config, context) =>
      inventory.createInventory({ ...context, config, cursorKey: context.secret('INVENTORY_CURSOR_KEY') }),
  }),
}
