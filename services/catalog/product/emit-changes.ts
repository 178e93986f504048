import {
  priceChanged,
  productCreated,
  productDeleted,
  productPublished,
  productScheduled,
  productUnpublished,
  productUpdated,
} from '@stoa/contracts/catalog'
import type { EventDefinition } from '@stoa/kernel/event'
import { statement, type Tx } from '@stoa/platform/db'
import { checkEventData, wakeRelay } from '@stoa/platform/events'
import type { WriteContext } from '../write-context.ts'
import { changedFields, diff } from './diff.ts'
import { priceChanges } from './price-changes.ts'
import type { Change, Product } from './product.ts'

type Fact = {
  readonly definition: EventDefinition
  readonly aggregateId: string
  readonly aggregateVersion: number
  readonly data: unknown
}

/** Everything that other services learn from one change. */
export function factsOf({ before, after }: Change): Fact[] {
  if (!after) return [factOf(productDeleted, before!, before!.version + 1)]
  const facts = before ? [] : [factOf(productCreated, after)]
  const changed = before ? changedFields(diff(before, after)) : []
  const described = changed.filter(field => !['status', 'publishAt', 'publishedAt'].includes(field))
  if (described.length > 0) facts.push(factOf(productUpdated, after, after.version, { changed: described }))
  const prices = priceChanges(before, after)
  if (prices.length > 0) facts.push({ ...factOf(priceChanged, after), data: { productId: after.id, prices } })
  return [...facts, ...statusFacts(before, after)]
}

function statusFacts(before: Product | undefined, after: Product): Fact[] {
  const was = before?.status ?? 'draft'
  if (after.status === 'scheduled' && (was !== 'scheduled' || before?.publishAt !== after.publishAt))
    return [factOf(productScheduled, after, after.version, { publishAt: after.publishAt })]
  if (after.status === was) return []
  if (after.status === 'published') return [factOf(productPublished, after)]
  return was === 'published' ? [factOf(productUnpublished, after)] : []
}

const factOf = (
  definition: EventDefinition,
  product: Product,
  aggregateVersion = product.version,
  more: object = {},
): Fact => ({
  definition,
  aggregateId: product.id,
  aggregateVersion,
  data: { productId: product.id, slug: product.slug, skus: product.variants.map(({ sku }) => sku), ...more },
})

const insertFacts = statement(
  'catalog.emit-many',
  `insert into outbox (id, type, schema_version, aggregate_id, aggregate_version, occurred_at, traceparent, data)
   select id, type, schema, aggregate, version, $6, $7, data
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[], $8::json[])
       with ordinality as r (id, type, schema, aggregate, version, data, n) order by n`,
)

/** As the kit's emit, for many at once: an import tells of a whole batch in one statement. */
export async function emitFacts(tx: Tx, facts: readonly Fact[], context: WriteContext): Promise<void> {
  if (facts.length === 0) return
  for (const { definition, data } of facts) checkEventData(definition, data)
  tx.afterCommit(() => wakeRelay('catalog'))
  await tx.run(insertFacts, [
    facts.map(() => context.ids.next('evt')),
    facts.map(({ definition }) => definition.type),
    facts.map(({ definition }) => definition.schemaVersion),
    facts.map(({ aggregateId }) => aggregateId),
    facts.map(({ aggregateVersion }) => aggregateVersion),
    context.clock.iso(),
    context.traceparent ?? null,
    facts.map(({ data }) => JSON.stringify(data)),
  ])
}
