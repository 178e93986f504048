import { inventoryContract } from '@stoa/contracts/inventory'
import { feedApi } from '@stoa/platform/events'
import type { Service } from '@stoa/platform/service'
import { inventoryApi } from './api.ts'
import type { InventoryDeps } from './deps.ts'
import { inventoryJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'

export function createInventory(deps: InventoryDeps): Service<typeof inventoryContract> {
  return {
    manifest,
    contract: inventoryContract,
    api: { ...inventoryApi(deps), ...feedApi(deps.db) },
    consumers: [],
    jobs: inventoryJobs(deps),
    migrations,
    async [Symbol.asyncDispose]() {},
  }
}
