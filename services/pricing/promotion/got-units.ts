import type { Money } from '@stoa/kernel/money'
import type { BasketLine } from '../quote/basket.ts'
import { matches, type Target } from './target.ts'

/** A line, and what is left of it after the promotions before. */
export type Priced = { readonly line: BasketLine; readonly left: Money }

type Offer = {
  readonly buy?: Target | undefined
  readonly buyQuantity: number
  readonly get?: Target | undefined
  readonly getQuantity: number
  readonly mostTimes?: number | undefined
}

/**
 * How many units of each line are got: the cheapest ones, as often as units to buy and units to get can be told apart.
 * Counted by line, so that a cart of a million units costs no more than one of ten.
 */
export function gotUnits(offer: Offer, all: readonly Priced[]): ReadonlyMap<string, number> {
  const sides = all.map(({ line, left }) => ({
    ...{ line, left, buys: matches(offer.buy, line), gets: matches(offer.get, line) },
  }))
  const units = (of: (side: (typeof sides)[number]) => boolean) =>
    sides.filter(of).reduce((total, { line }) => total + line.quantity, 0)
  const onlyBuy = units(({ buys, gets }) => buys && !gets)
  const onlyGet = units(({ buys, gets }) => gets && !buys)
  const both = units(({ buys, gets }) => buys && gets)
  const { buyQuantity, getQuantity, mostTimes = Number.MAX_SAFE_INTEGER } = offer
  const times = Math.min(
    Math.floor((onlyBuy + both) / buyQuantity),
    Math.floor((onlyGet + both) / getQuantity),
    Math.floor((onlyBuy + onlyGet + both) / (buyQuantity + getQuantity)),
    mostTimes,
  )
  // What the buying side needs of the units that could stand on either.
  let freeOfBoth = both - Math.max(0, times * buyQuantity - onlyBuy)
  let wanted = times * getQuantity
  const got = new Map<string, number>()
  for (const { line, buys } of cheapestFirst(sides.filter(({ gets }) => gets))) {
    const taken = Math.min(wanted, line.quantity, buys ? freeOfBoth : line.quantity)
    if (taken <= 0) continue
    got.set(line.lineId, taken)
    wanted -= taken
    if (buys) freeOfBoth -= taken
  }
  return got
}

/** By what one unit costs after the promotions before. */
const cheapestFirst = <S extends Priced>(sides: readonly S[]): S[] =>
  sides.toSorted((a, b) => compare(each(a, b), each(b, a)))

const each = (one: Priced, other: Priced): bigint => BigInt(one.left.amount) * BigInt(other.line.quantity)
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
