import type { Money } from './money-currency.ts'

/**
 * Splits by weight so that the parts sum to the whole: each gets its floor, and what is left over goes, one minor
 * unit each, to the largest remainders (the earlier part where they are equal).
 */
export function allocate(whole: Money, weights: readonly number[]): Money[] {
  const total = totalOf(weights)
  const sign = whole.amount < 0 ? -1 : 1
  const size = BigInt(Math.abs(whole.amount))
  const shares = weights.map((weight, index) => {
    const exact = size * BigInt(weight)
    return { index, floor: exact / total, remainder: exact % total }
  })
  const leftOver = size - shares.reduce((sum, { floor }) => sum + floor, 0n)
  const byRemainder = shares.toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
  const lucky = new Set(byRemainder.slice(0, Number(leftOver)).map(({ index }) => index))
  return shares.map(({ index, floor }) => {
    const amount = Number(floor) + (lucky.has(index) ? 1 : 0)
    return { amount: amount === 0 ? 0 : sign * amount, currency: whole.currency }
  })
}

function totalOf(weights: readonly number[]): bigint {
  for (const weight of weights)
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new RangeError(`the weight ${weight} is not a whole number of at least 0`)
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) throw new RangeError('at least one weight must be above 0')
  return total
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
