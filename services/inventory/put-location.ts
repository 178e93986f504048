import { inventoryContract } from '@stoa/contracts/inventory'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { InventoryDeps } from './deps.ts'
import { announce, putLocation } from './level-store.ts'

export const createPutLocation = (deps: InventoryDeps) =>
  command(
    deps.db,
    { contract: inventoryContract, method: 'putLocation', clock: deps.clock },
    async (tx, input, call) => {
      const put = await putLocation(tx, input, call.ifMatch)
      if (!put)
        throw new PlatformError('precondition_failed', {
          detail: `${input.id} has changed since version ${call.ifMatch}`,
        })
      const { skus, ...location } = put
      await announce(tx, skus, deps.ids.next('evt'), deps.clock.iso())
      return ok(location)
    },
  )
