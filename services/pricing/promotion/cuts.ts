import type { Effect as EffectSchema } from '@stoa/contracts/pricing'
import { allocate, divideRounded, type Money, money, multiply, sum, times } from '@stoa/kernel/money'
import type { Static } from 'typebox'
import type { Basket } from '../quote/basket.ts'
import { amountIn } from './conditions.ts'
import { gotUnits, type Priced } from './got-units.ts'
import { matches } from './target.ts'

export type Effect = Static<typeof EffectSchema>
export type ItemEffect = Exclude<Effect, { kind: 'free-shipping' }>
/** What is left of each line after the promotions before. */
export type Remaining = ReadonlyMap<string, Money>
/** What one promotion takes off each line: above zero, and never more than is left. */
export type Cuts = ReadonlyMap<string, Money>

export function cutsOf(effect: ItemEffect, basket: Basket, remaining: Remaining): Cuts {
  const { currency } = basket
  const zero = { amount: 0, currency }
  const all = basket.lines.map(line => ({ line, left: remaining.get(line.lineId) ?? zero }))
  const cuts = effect.kind === 'buy-x-get-y' ? forGot(effect, all) : forTarget(effect, all, currency)
  return new Map(
    cuts
      .map(({ line, left, cut }) => [line.lineId, least(cut, left)] as const)
      .filter(([, { amount }]) => amount > 0),
  )
}

type Cut = Priced & { readonly cut: Money }

function forTarget(
  effect: Exclude<ItemEffect, { kind: 'buy-x-get-y' }>,
  all: readonly Priced[],
  currency: string,
): Cut[] {
  const chosen = all.filter(({ line, left }) => left.amount > 0 && matches(effect.target, line))
  if (chosen.length === 0) return []
  if (effect.kind === 'percent-off')
    return spread(multiply(worth(chosen, currency), effect.ratePpm), chosen, currency)
  const amount = amountIn(effect.amounts, currency)
  if (amount === undefined) return []
  const off = { amount, currency }
  if (effect.per === 'unit')
    return chosen.map(priced => ({ ...priced, cut: times(off, priced.line.quantity) }))
  return spread(off, chosen, currency)
}

const worth = (chosen: readonly Priced[], currency: string): Money =>
  sum(
    chosen.map(({ left }) => left),
    currency,
  )

/** By largest remainder; never more than all of it is worth, so no part is more than its line. */
function spread(off: Money, chosen: readonly Priced[], currency: string): Cut[] {
  const parts = allocate(
    least(off, worth(chosen, currency)),
    chosen.map(({ left }) => left.amount),
  )
  return chosen.map((priced, i) => ({ ...priced, cut: parts[i]! }))
}

function forGot(effect: Extract<ItemEffect, { kind: 'buy-x-get-y' }>, all: readonly Priced[]): Cut[] {
  const got = gotUnits(effect, all)
  return all.map(priced => ({
    ...priced,
    cut: partOf(priced, got.get(priced.line.lineId) ?? 0, effect.ratePpm ?? 1_000_000),
  }))
}

/** A rate of what so many units cost after the promotions before, rounded once. */
function partOf({ line, left }: Priced, units: number, ratePpm: number): Money {
  const exact = BigInt(left.amount) * BigInt(units) * BigInt(ratePpm)
  return money(Number(divideRounded(exact, BigInt(line.quantity) * 1_000_000n)), left.currency)
}

const least = (a: Money, b: Money): Money => (a.amount < b.amount ? a : b)
