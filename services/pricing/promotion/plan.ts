import { type Money, subtract, sum } from '@stoa/kernel/money'
import type { Basket } from '../quote/basket.ts'
import type { Candidate } from './candidates.ts'
import { type Cuts, cutsOf, type Effect, type Remaining } from './cuts.ts'

export type Applied = Candidate & { readonly cuts: Cuts; readonly amount: Money }
export type Waiver = Candidate & { readonly effect: Extract<Effect, { kind: 'free-shipping' }> }

/** One way to apply promotions: what they take off the lines, and which options they make free. */
export type Plan = {
  readonly applied: readonly Applied[]
  readonly waivers: readonly Waiver[]
  readonly remaining: Remaining
}

/** All that combine, then each exclusive one alone: the buyer gets whichever is cheapest, of equals the first. */
export function waysToApply(candidates: readonly Candidate[]): Candidate[][] {
  const combining = candidates.filter(({ promotion }) => promotion.stacking !== 'exclusive')
  const exclusive = candidates.filter(({ promotion }) => promotion.stacking === 'exclusive')
  return [combining, ...exclusive.map(one => [one])]
}

export function planOf(basket: Basket, candidates: readonly Candidate[]): Plan {
  const remaining = new Map(basket.lines.map(({ lineId, subtotal }) => [lineId, subtotal]))
  const applied: Applied[] = []
  const waivers: Waiver[] = []
  const groups = new Set<string>()
  for (const candidate of candidates) {
    const { effect, stackGroup } = candidate.promotion
    if (stackGroup !== undefined && groups.has(stackGroup)) continue
    if (effect.kind === 'free-shipping') waivers.push({ ...candidate, effect })
    else {
      const cuts = cutsOf(effect, basket, remaining)
      if (cuts.size === 0) continue
      for (const [lineId, cut] of cuts) remaining.set(lineId, subtract(remaining.get(lineId)!, cut))
      applied.push({ ...candidate, cuts, amount: sum([...cuts.values()], basket.currency) })
    }
    if (stackGroup !== undefined) groups.add(stackGroup)
  }
  return { applied, waivers, remaining }
}
