import { defineContract } from '@stoa/kernel/contract'
import { feedMethods } from '@stoa/kernel/feed'
import { availabilityChanged, reservationExpired } from './events.ts'
import {
  exportStock,
  getStockSummary,
  importStock,
  listAllMovements,
  listInventoryAudit,
  listLowStock,
} from './overview.ts'
import * as reservations from './reservations.ts'
import * as stock from './stock.ts'

export { availabilityChanged, reservationExpired } from './events.ts'

const overviewMethods = {
  ...{ listLowStock, getStockSummary, listAllMovements },
  ...{ importStock, exportStock, listInventoryAudit },
}

export const inventoryContract = defineContract('inventory', {
  methods: { ...stock, ...overviewMethods, ...reservations, ...feedMethods },
  events: { availabilityChanged, reservationExpired },
})
