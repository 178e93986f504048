/** An integer of the currency's minor unit: 1234 EUR is 12.34 €, 1234 JPY is 1234 ¥, 1234 KWD is 1.234 د.ك. */
export type Money = { readonly amount: number; readonly currency: string }

/** ISO 4217 minor units where they are not 2. Intl is no source for it: ICU rounds some currencies to cash units. */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map(code => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(code => [code, 3] as const),
  ['CLF', 4],
  ['UYW', 4],
])

export function exponentOf(currency: string): number {
  assertCurrency(currency)
  return exponents.get(currency) ?? 2
}

export function assertCurrency(currency: string): void {
  if (!/^[A-Z]{3}$/.test(currency))
    throw new TypeError(`'${currency}' is not a currency: three capital letters, like EUR`)
}
