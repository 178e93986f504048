import { catalogContract } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import { ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import type { CatalogDeps } from '../deps.ts'
import { loadShop } from '../read-model/load-shop.ts'
import { writeContext } from '../write-context.ts'
import { commitProduct, invalid, lockProduct } from './edit-product.ts'
import type { Problem, Product } from './product.ts'
import { publish, schedule, unpublish } from './publication.ts'
import { saveProducts } from './save-products.ts'
import { setPrices as decidePrices } from './set-prices.ts'

type Move = {
  readonly action: string
  readonly decide: (product: Product, now: string) => Result<Product, Problem[]>
}

/** Load, decide, check and save, for what changes one product by a rule of its own. */
async function move(tx: Tx, id: string, { action, decide }: Move, deps: CatalogDeps, call: Call) {
  const found = await lockProduct(tx, id, call.ifMatch)
  if (!found.ok) return found
  const decided = decide(found.value, deps.clock.iso())
  if (!decided.ok) return invalid(decided.error)
  return commitProduct(
    tx,
    { before: found.value, after: decided.value, action },
    deps,
    writeContext(deps, call),
  )
}

export const publishProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'publishProduct', clock: deps.clock },
    (tx, { id }, call) => move(tx, id, { action: 'product.published', decide: publish }, deps, call),
  )

export const setPrices = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'setPrices', clock: deps.clock },
    (tx, { id, prices }, call) => {
      const decide = (product: Product, now: string) => decidePrices(product, prices, now)
      return move(tx, id, { action: 'product.priced', decide }, deps, call)
    },
  )

/** `enqueue` plans the job that publishes it, in the same transaction. */
export const scheduleProduct = (
  deps: CatalogDeps,
  enqueue: (tx: Tx, productId: string, publishAt: string) => Promise<unknown>,
) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'scheduleProduct', clock: deps.clock },
    async (tx, { id, publishAt }, call) => {
      const decide = (product: Product, now: string) => schedule(product, publishAt, now)
      const moved = await move(tx, id, { action: 'product.scheduled', decide }, deps, call)
      if (moved.ok) await enqueue(tx, id, publishAt)
      return moved
    },
  )

/** A draft needs to be neither complete nor free of conflicts, so nothing is checked. */
export const unpublishProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'unpublishProduct', clock: deps.clock },
    async (tx, { id }, call) => {
      const found = await lockProduct(tx, id, call.ifMatch)
      if (!found.ok) return found
      const after = unpublish(found.value, deps.clock.iso())
      const shop = await loadShop(tx, deps.config.languages)
      const change = { before: found.value, after, action: 'product.unpublished' }
      await saveProducts(tx, [change], shop, writeContext(deps, call))
      return ok(after)
    },
  )

export const deleteProduct = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'deleteProduct', clock: deps.clock },
    async (tx, { id }, call) => {
      const found = await lockProduct(tx, id, call.ifMatch)
      if (!found.ok) return found
      const shop = await loadShop(tx, deps.config.languages)
      await saveProducts(
        tx,
        [{ before: found.value, action: 'product.deleted' }],
        shop,
        writeContext(deps, call),
      )
      return ok({ id })
    },
  )
