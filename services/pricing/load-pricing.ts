import { systemActor } from '@stoa/kernel/call'
import { insertCoupons } from './coupon/coupon-store.ts'
import type { PricingDeps } from './deps.ts'
import { writeNew } from './rule/edit-rule.ts'
import { marketId } from './rule/put-market.ts'
import type { Documents, Kind } from './rule/rule.ts'
import { findRule } from './rule/rule-store.ts'

type With<K extends Kind> = Documents[K] & { readonly id: string }
export type PricingLoad = {
  readonly markets?: readonly Documents['market'][]
  readonly taxRates?: readonly With<'tax-rate'>[]
  readonly zones?: readonly With<'shipping-zone'>[]
  readonly campaigns?: readonly With<'campaign'>[]
  readonly promotions?: readonly With<'promotion'>[]
  readonly coupons?: readonly {
    readonly code: string
    readonly promotionId: string
    readonly usageLimit?: number
    readonly customerLimit?: number
  }[]
}

/** Rules under ids of their own, in one transaction. What exists is left alone, so a load may be repeated. */
export function loadPricing(
  deps: Pick<PricingDeps, 'db' | 'clock' | 'ids'>,
  load: PricingLoad,
  actor: string,
): Promise<void> {
  const rules = [
    ...(load.markets ?? []).map(document => ({ kind: 'market' as const, id: marketId(document), document })),
    ...rulesOf('tax-rate', load.taxRates),
    ...rulesOf('shipping-zone', load.zones),
    ...rulesOf('campaign', load.campaigns),
    ...rulesOf('promotion', load.promotions),
  ]
  return deps.db.tx(async tx => {
    for (const rule of rules)
      if (!(await findRule(tx, rule.kind, rule.id)))
        await writeNew(tx, deps, rule, { actor: systemActor(actor) })
    for (const { code, promotionId, usageLimit = null, customerLimit = null } of load.coupons ?? []) {
      const always = { active: true, startsAt: null, endsAt: null }
      await insertCoupons(
        tx,
        [code.toUpperCase()],
        { promotionId, usageLimit, customerLimit, ...always },
        deps.clock.iso(),
      )
    }
  })
}

const rulesOf = <K extends Kind>(kind: K, rules: readonly With<K>[] = []) =>
  rules.map(({ id, ...document }) => ({ kind, id, document: document as unknown as Documents[K] }))
