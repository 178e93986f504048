const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** What the list of names knows beside countries: islands that are parts of one, unions, codes for tests and nowhere. */
const noCountries = 'AC CP CQ DG EA IC TA EU EZ QO UN XA XB ZZ'.split(' ')

export const isCurrency = (code: string): boolean => currencies.has(code)
/** Codes that are no longer, or never were one, are names of another: UK of GB, DD of DE. */
export const isCountry = (code: string): boolean =>
  regions.of(code) !== undefined &&
  Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` &&
  !noCountries.includes(code)
