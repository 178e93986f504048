import { inventoryContract } from '@stoa/contracts/inventory'
import * as inventory from '@stoa/inventory'
import type { Entry } from './entry.ts'

/** Every service of the fleet, with the one line that wires it. */
export const services: Readonly<Record<string, Entry>> = {
  inventory: {
    manifest: inventory.manifest,
    contract: inventoryContract,
    schema: inventory.schema,
    create: context =>
      inventory.createInventory(context.configure(inventory.inventoryConfig), {
        ...context,
        cursorKey: context.secret('INVENTORY_CURSOR_KEY'),
      }),
  },
}
