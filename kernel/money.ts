import { assertCurrency, type Money } from './money-currency.ts'

export { allocate } from './money-allocation.ts'
export { exponentOf, type Money } from './money-currency.ts'
export { format, fromDecimal, toDecimal } from './money-format.ts'

const ppm = 1_000_000n

export function money(amount: number, currency: string): Money {
  assertCurrency(currency)
  return { amount: safeAmount(amount), currency }
}

export const add = (a: Money, b: Money): Money => combine(a, b, BigInt(a.amount) + BigInt(b.amount))

export const subtract = (a: Money, b: Money): Money => combine(a, b, BigInt(a.amount) - BigInt(b.amount))

/** A price times a whole quantity. */
export const times = (price: Money, quantity: number): Money => ({
  amount: fromBigInt(BigInt(price.amount) * BigInt(quantity)),
  currency: price.currency,
})

/** A rate in parts per million: 190000 is 19 %. Rounded once, half away from zero. */
export const multiply = (base: Money, ratePpm: number): Money => ({
  amount: fromBigInt(divideRounded(BigInt(base.amount) * BigInt(ratePpm), ppm)),
  currency: base.currency,
})

export const sum = (parts: readonly Money[], currency: string): Money => parts.reduce(add, money(0, currency))

export const isZero = ({ amount }: Money): boolean => amount === 0
export const equals = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency

/** The one rounding rule of the house: half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be above zero')
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

function combine(a: Money, b: Money, amount: bigint): Money {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} cannot be combined`)
  return { amount: fromBigInt(amount), currency: a.currency }
}

const fromBigInt = (amount: bigint): number => safeAmount(Number(amount))

function safeAmount(amount: number): number {
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`${amount} is not an amount of minor units that can be computed with`)
  // -0 would print as "-0.00"
  return amount === 0 ? 0 : amount
}
