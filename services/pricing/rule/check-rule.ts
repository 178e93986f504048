import { plain } from '../tax/plain-postcode.ts'
import { isCountry, isCurrency } from './iso-codes.ts'
import type { Documents, Kind, Problem } from './rule.ts'

type Priced = readonly { readonly currency: string }[]
type Check<K extends Kind> = (document: Documents[K]) => Problem[]

const schedule = ({ startsAt, endsAt }: { startsAt?: string; endsAt?: string }): Problem[] =>
  startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt)
    ? [{ pointer: '/endsAt', detail: 'must be after startsAt' }]
    : []

const onePerCurrency = (pointer: string, prices: Priced = []): Problem[] =>
  prices.flatMap(({ currency: code }, i) =>
    prices.findIndex(other => other.currency === code) < i
      ? [{ pointer: `${pointer}/${i}/currency`, detail: `names ${code} twice` }]
      : currency(`${pointer}/${i}/currency`, code),
  )

const currency = (pointer: string, code: string): Problem[] =>
  isCurrency(code) ? [] : [{ pointer, detail: `'${code}' is not a currency of ISO 4217` }]
const country = (pointer: string, code: string): Problem[] =>
  isCountry(code) ? [] : [{ pointer, detail: `'${code}' is not a country of ISO 3166-1` }]
/** A prefix of nothing would be the whole country, and closer than it. */
const prefix = (pointer: string, postcode: string): Problem[] =>
  plain(postcode) === '' ? [{ pointer, detail: 'names no part of a postcode' }] : []
const each = <T>(pointer: string, items: readonly T[] = [], check: (at: string, item: T) => Problem[]) =>
  items.flatMap((item, i) => check(`${pointer}/${i}`, item))

const promotion: Check<'promotion'> = document => {
  const { effect, conditions } = document
  return [
    ...schedule(document),
    ...each('/currencies', document.currencies, currency),
    ...(effect.kind === 'free-shipping' ? each('/effect/countries', effect.countries, country) : []),
    ...(effect.kind === 'amount-off' ? onePerCurrency('/effect/amounts', effect.amounts) : []),
    ...onePerCurrency('/conditions/minSubtotal', conditions?.minSubtotal),
  ]
}

const places: Check<'shipping-zone'> = document => [
  ...each('/currencies', document.currencies, currency),
  ...each('/places', document.places, (at, place) => [
    ...country(`${at}/country`, place.country),
    ...each(`${at}/postcodePrefixes`, place.postcodePrefixes, prefix),
  ]),
]

const methodsOf: Check<'shipping-zone'> = ({ methods }) =>
  methods.flatMap(({ code, rates, freeFrom }, i) => [
    ...(methods.findIndex(other => other.code === code) < i
      ? [{ pointer: `/methods/${i}/code`, detail: `'${code}' is the code of another method` }]
      : []),
    ...onePerCurrency(`/methods/${i}/freeFrom`, freeFrom),
    ...rates.flatMap(({ prices, upTo }, j) => [
      ...onePerCurrency(`/methods/${i}/rates/${j}/prices`, prices),
      ...onePerCurrency(`/methods/${i}/rates/${j}/upTo`, upTo),
    ]),
  ])

const checks: { readonly [K in Kind]: Check<K> } = {
  'price-list': document => [...schedule(document), ...currency('/currency', document.currency)],
  promotion,
  campaign: document => [
    ...schedule(document),
    ...(document.budget?.kind === 'spend' ? onePerCurrency('/budget/amounts', document.budget.amounts) : []),
  ],
  'tax-rate': document => [
    ...schedule(document),
    ...country('/country', document.country),
    ...(document.postcodePrefix === undefined ? [] : prefix('/postcodePrefix', document.postcodePrefix)),
  ],
  'shipping-zone': document => [...places(document), ...methodsOf(document)],
  market: document => [...currency('/currency', document.currency), ...country('/country', document.country)],
}

/** What the schema cannot say. */
export const checkRule = <K extends Kind>(kind: K, document: Documents[K]): Problem[] =>
  checks[kind](document)
