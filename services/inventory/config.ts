import { type ConfigOf, defineConfig, integer } from '@stoa/platform/config'

const fields = {
  holdSeconds: integer('INVENTORY_HOLD_SECONDS', {
    description: 'How long a reservation holds when its caller does not say',
    default: 900,
    min: 1,
    max: 7200,
  }),
}

export const inventoryConfig = defineConfig('INVENTORY_', fields)
export type InventoryConfig = ConfigOf<typeof fields>
