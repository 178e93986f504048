import type { inventoryContract } from '@stoa/contracts/inventory'
import type { Api } from '@stoa/kernel/contract'
import { createAdjust } from './adjust.ts'
import { createListAudit } from './audit.ts'
import { createExportStock } from './counts/export-stock.ts'
import { createImportStock } from './counts/import-stock.ts'
import type { InventoryDeps } from './deps.ts'
import { createPutItem } from './put-item.ts'
import { createPutLocation } from './put-location.ts'
import * as overview from './read-overview.ts'
import * as read from './read-stock.ts'
import { createReserve } from './reserve.ts'
import * as settle from './settle.ts'
import { createShip } from './ship.ts'

export const inventoryApi = (deps: InventoryDeps): Omit<Api<typeof inventoryContract>, 'scanEvents'> => ({
  getAvailability: read.createGetAvailability(deps),
  getManyAvailability: read.createGetManyAvailability(deps),
  listLocations: read.createListLocations(deps),
  putLocation: createPutLocation(deps),
  getItem: read.createGetItem(deps),
  listItems: read.createListItems(deps),
  putItem: createPutItem(deps),
  adjustStock: createAdjust(deps),
  listMovements: read.createListMovements(deps),
  listLowStock: overview.createListLowStock(deps),
  getStockSummary: overview.createGetStockSummary(deps),
  listAllMovements: overview.createListAllMovements(deps),
  importStock: createImportStock(deps),
  exportStock: createExportStock(deps),
  listInventoryAudit: createListAudit(deps),
  reserve: createReserve(deps),
  extendReservation: settle.createExtend(deps),
  commitReservation: settle.createCommit(deps),
  releaseReservation: settle.createRelease(deps),
  shipReservation: createShip(deps),
  getReservation: settle.createGetReservation(deps),
})
