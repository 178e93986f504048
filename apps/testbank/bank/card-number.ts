export const digitsOf = (text: string): string => text.replace(/[\s-]/g, '')

/** The check digit that every card number ends with. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  const sum = [...digits]
    .toReversed()
    .map(Number)
    .map((digit, i) => (i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
    .reduce((a, b) => a + b)
  return sum % 10 === 0
}
