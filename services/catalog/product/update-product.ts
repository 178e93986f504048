import { catalogContract } from '@stoa/contracts/catalog'
import { command } from '@stoa/platform/command'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'
import { patchProduct } from './draft-product.ts'
import { commitProduct, lockProduct } from './edit-product.ts'

export const updateProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'updateProduct', clock: deps.clock },
    async (tx, input, call) => {
      const { id, ...patch } = input
      const found = await lockProduct(tx, id, call.ifMatch)
      if (!found.ok) return found
      const stamp = { now: deps.clock.iso(), nextId: (prefix: string) => deps.ids.next(prefix) }
      const change = {
        before: found.value,
        after: patchProduct(found.value, patch, stamp),
        action: 'product.updated',
      }
      return commitProduct(tx, change, deps, writeContext(deps, call))
    },
  )
