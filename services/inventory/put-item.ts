import { inventoryContract } from '@stoa/contracts/inventory'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { assertVersion } from '@stoa/platform/http'
import { isPromised, itemNow } from './adjust.ts'
import { writeAudit } from './audit.ts'
import type { InventoryDeps } from './deps.ts'
import { announce, putItem } from './level-store.ts'
import { findItem, type ItemRow } from './stock-store.ts'

const ruleOf = ({ policy, safetyStock, backorderLimit }: ItemRow) => ({
  policy,
  safetyStock,
  backorderLimit,
})

export const createPutItem = (deps: InventoryDeps) =>
  command(
    deps.db,
    { contract: inventoryContract, method: 'putItem', clock: deps.clock },
    async (tx, input, call) => {
      const item = {
        ...input,
        safetyStock: input.safetyStock ?? 0,
        backorderLimit: input.backorderLimit ?? 0,
      }
      const before = await findItem(tx, input.sku)
      assertVersion(call, before?.version ?? 0)
      try {
        const put = await putItem(tx, item, call.ifMatch)
        if (!put)
          throw new PlatformError('precondition_failed', {
            detail: `${input.sku} has changed since version ${call.ifMatch}`,
          })
      } catch (error) {
        if (!isPromised(error)) throw error
        const detail = `Open reservations of ${input.sku} need a backorder limit above ${item.backorderLimit}`
        return fail({ code: 'promised_more' as const, detail })
      }
      await announce(tx, [input.sku], deps.ids.next('evt'), deps.clock.iso())
      const after = await itemNow(tx, input.sku)
      await writeAudit(
        tx,
        { action: 'item.put', entity: input.sku, before: before && ruleOf(before), after: ruleOf(after) },
        { ...deps, call },
      )
      return ok(after)
    },
  )
