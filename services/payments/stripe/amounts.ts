/**
 * Where Stripe's unit is not that of ISO 4217. It writes krónur and Ugandan shillings with two digits that are always
 * zero, ariary without its fifths, and dinars and rials only in tens of their smallest unit.
 */
const perUnit = new Map([
  ['ISK', 100],
  ['UGX', 100],
])
const unitsPer = new Map([['MGA', 100]])
const stepOf = new Map(['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map(currency => [currency, 10]))

/** Undefined for an amount that Stripe cannot take: it is refused rather than rounded. */
export function toStripe(amount: number, currency: string): number | undefined {
  const step = unitsPer.get(currency) ?? stepOf.get(currency) ?? 1
  if (amount % step !== 0) return undefined
  return (amount / (unitsPer.get(currency) ?? 1)) * (perUnit.get(currency) ?? 1)
}

export const fromStripe = (amount: number, currency: string): number =>
  (amount * (unitsPer.get(currency) ?? 1)) / (perUnit.get(currency) ?? 1)
