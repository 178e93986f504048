import { inventoryContract } from '@stoa/contracts/inventory'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { assertVersion } from '@stoa/platform/http'
import { writeAudit } from './audit.ts'
import type { InventoryDeps } from './deps.ts'
import { announce, listLocations, putLocation } from './level-store.ts'

export const createPutLocation = (deps: InventoryDeps) =>
  command(
    deps.db,
    { contract: inventoryContract, method: 'putLocation', clock: deps.clock },
    async (tx, input, call) => {
      const before = (await listLocations(tx)).find(({ id }) => id === input.id)
      assertVersion(call, before?.version ?? 0)
      const put = await putLocation(tx, input, call.ifMatch)
      if (!put)
        throw new PlatformError('precondition_failed', {
          detail: `${input.id} has changed since version ${call.ifMatch}`,
        })
      const { skus, ...location } = put
      await writeAudit(
        tx,
        { action: 'location.put', entity: input.id, before, after: location },
        { ...deps, call },
      )
      await announce(tx, skus, deps.ids.next('evt'), deps.clock.iso())
      return ok(location)
    },
  )
