import type { Tx } from '@stoa/platform/db'
import { writeAudit } from '../audit/write-audit.ts'
import { writeUses } from '../media/write-uses.ts'
import type { Shop } from '../read-model/shop.ts'
import { removeDocuments, removeListings, writeProjection } from '../read-model/write-projection.ts'
import type { WriteContext } from '../write-context.ts'
import { emitFacts, factsOf } from './emit-changes.ts'
import type { Change } from './product.ts'
import { writeProducts } from './write-products.ts'

/**
 * The one way a product changes: rows, prepared answers, audit trail and events together, for one product or for a
 * whole batch, in a number of statements that does not depend on how many.
 */
export async function saveProducts(
  tx: Tx,
  changes: readonly Change[],
  shop: Shop,
  context: WriteContext,
): Promise<void> {
  if (changes.length === 0) return
  const gone = changes.flatMap(({ before, after }) => (after ? [] : before!.id))
  await Promise.all(
    writeUses(
      tx,
      changes.filter(({ after }) => !after),
      context.clock.iso(),
    ),
  )
  await writeProducts(tx, changes)
  const products = changes.flatMap(({ after }) => after ?? [])
  const fresh = changes.every(({ before }) => before === undefined)
  const now = context.clock.now()
  await Promise.all([
    ...removeDocuments(tx, gone),
    ...removeListings(tx, gone),
    ...writeUses(
      tx,
      changes.filter(({ after }) => after),
      context.clock.iso(),
    ),
    writeProjection(tx, products, { shop, now, fresh }),
    writeAudit(tx, changes.map(auditOf), context),
    emitFacts(tx, changes.flatMap(factsOf), context),
  ])
}

/** What an import creates is in the file: its audit row names it and does not repeat it. */
const auditOf = ({ before, after, action }: Change) => ({
  action,
  entity: (after ?? before)!.id,
  before,
  after: !before && after && action === 'product.imported' ? { slug: after.slug } : after,
})
