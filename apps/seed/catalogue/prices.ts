import type { SeedPrices } from '../types.ts'

/** List prices of each market from the euro price: whole dollars, and yen in hundreds (yen have no minor unit). */
export const pricesFrom = (eurCents: number): SeedPrices => ({
  EUR: eurCents,
  USD: Math.max(1, Math.round((eurCents * 1.12) / 100)) * 100,
  JPY: Math.max(1, Math.round((eurCents * 1.65) / 100)) * 100,
})

/** EAN-13 in the range 20-29, which is reserved for use inside one shop and collides with nobody's. */
export const barcodeOf = (number: number): string => {
  const body = `20${String(number).padStart(10, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
