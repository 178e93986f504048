import { catalogContract } from '@stoa/contracts/catalog'
import type { OutputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { CatalogDeps } from '../deps.ts'
import { loadShop } from '../read-model/load-shop.ts'
import type { Shop } from '../read-model/shop.ts'
import { writeContext } from '../write-context.ts'
import { type BulkChange, changeAlike } from './bulk-change.ts'
import { checkProduct } from './check-product.ts'
import { changed, notFound, rulesOf } from './edit-product.ts'
import type { Change, Problem, Product } from './product.ts'
import { lockProducts } from './product-store.ts'
import { saveProducts } from './save-products.ts'

type Row = OutputOf<(typeof catalogContract)['methods']['bulkEditProducts']>['rows'][number]
type Decided = { readonly row: Row; readonly change?: Change }

/** A number of statements that does not depend on how many products there are. */
export const bulkEditProducts = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'bulkEditProducts', clock: deps.clock },
    async (tx, { products, change, dryRun = false }, call) => {
      if (change.remove && Object.keys(change).length > 1)
        return fail({ code: 'change_invalid', detail: 'What is deleted cannot be changed as well' })
      const asked = new Map(products.toReversed().map(each => [each.id, each]))
      const found = new Map((await lockProducts(tx, [...asked.keys()])).map(each => [each.id, each]))
      const shop = await loadShop(tx, deps.config.languages)
      const decided = [...new Set(products.map(({ id }) => id))].map(id =>
        decide(asked.get(id)!, found.get(id), { change, shop, now: deps.clock.iso() }),
      )
      const changes = decided.flatMap(each => each.change ?? [])
      if (!dryRun) await saveProducts(tx, changes, shop, writeContext(deps, call))
      const rows = decided.map(({ row }) => row)
      const failed = rows.filter(({ outcome }) => outcome === 'failed').length
      return ok({ rows, changed: changes.length, failed })
    },
  )

type Parts = { readonly change: BulkChange; readonly shop: Shop; readonly now: string }

function decide(
  { id, version }: { readonly id: string; readonly version?: number },
  before: Product | undefined,
  { change, shop, now }: Parts,
): Decided {
  if (!before) return failed(id, notFound(id).error)
  if (version !== undefined && version !== before.version) return failed(id, changed(before.version).error)
  if (change.remove) return { row: rowOf(id, 'changed'), change: { before, action: 'product.deleted' } }
  const decided = changeAlike(before, change, now)
  if (!decided.ok) return invalid(id, decided.error)
  const after = decided.value
  if (after === before) return { row: { ...rowOf(id, 'unchanged'), version: before.version } }
  const problems = checkProduct(after, rulesOf(shop, before))
  if (problems.length > 0) return invalid(id, problems)
  const row = { ...rowOf(id, 'changed'), version: after.version }
  return { row, change: { before, after, action: 'product.updated' } }
}

const rowOf = (id: string, outcome: string): Row => ({ id, outcome, problems: [] })

const failed = (id: string, { code, detail }: { code: string; detail: string }): Decided => ({
  row: { ...rowOf(id, 'failed'), code, problems: [{ pointer: '', detail }] },
})

const invalid = (id: string, problems: readonly Problem[]): Decided => ({
  row: { ...rowOf(id, 'failed'), code: 'product_invalid', problems: [...problems] },
})
