import { priceListChanged, promotionChanged, rulesChanged } from '@stoa/contracts/pricing'
import { type Call, principalOf } from '@stoa/kernel/call'
import { statement, type Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { PricingDeps } from '../deps.ts'
import type { Documents, Kind } from './rule.ts'

export type WriteDeps = Pick<PricingDeps, 'clock' | 'ids'>

export type Change = {
  readonly action: string
  readonly entity: string
  readonly before?: unknown
  readonly after?: unknown
}

const insertAudit = statement<void>(
  'pricing.insert-audit',
  'insert into audit (at, actor, action, entity, before, after) values ($1, $2, $3, $4, $5, $6)',
)

/** In the transaction of the change: there is no change without its row. */
export const writeAudit = (tx: Tx, change: Change, { clock }: WriteDeps, call: Pick<Call, 'actor'>) =>
  tx.run(insertAudit, [
    clock.iso(),
    principalOf(call.actor),
    change.action,
    change.entity,
    change.before === undefined ? null : JSON.stringify(change.before),
    change.after === undefined ? null : JSON.stringify(change.after),
  ])

type Told = { readonly id: string; readonly version: number; readonly deleted: boolean }

/** Others learn that a rule changed, and which; what it says now they ask for. */
export function tell<K extends Kind>(
  tx: Tx,
  kind: K,
  document: Documents[K],
  { id, version, deleted }: Told,
  deps: WriteDeps,
): Promise<void> {
  const at = { aggregateId: id, aggregateVersion: version }
  if (kind === 'promotion')
    return emit(tx, promotionChanged, { ...at, data: { promotionId: id, deleted } }, deps)
  if (kind !== 'price-list') return emit(tx, rulesChanged, { ...at, data: { kind, id, deleted } }, deps)
  // The kind decides which document this is.
  const { currency, customerGroup } = document as Documents['price-list']
  const data = { priceListId: id, currency, ...(customerGroup !== undefined && { customerGroup }), deleted }
  return emit(tx, priceListChanged, { ...at, data }, deps)
}
