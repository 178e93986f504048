import type { Documents, Kind, Problem } from './rule.ts'

type Priced = readonly { readonly currency: string }[]
type Check<K extends Kind> = (document: Documents[K]) => Problem[]

const schedule = ({ startsAt, endsAt }: { startsAt?: string; endsAt?: string }): Problem[] =>
  startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt)
    ? [{ pointer: '/endsAt', detail: 'must be after startsAt' }]
    : []

const onePerCurrency = (pointer: string, prices: Priced = []): Problem[] =>
  prices.flatMap(({ currency }, i) =>
    prices.findIndex(other => other.currency === currency) < i
      ? [{ pointer: `${pointer}/${i}/currency`, detail: `names ${currency} twice` }]
      : [],
  )

const promotion: Check<'promotion'> = document => {
  const { effect, conditions } = document
  return [
    ...schedule(document),
    ...(effect.kind === 'amount-off' ? onePerCurrency('/effect/amounts', effect.amounts) : []),
    ...onePerCurrency('/conditions/minSubtotal', conditions?.minSubtotal),
  ]
}

const shippingZone: Check<'shipping-zone'> = ({ methods }) =>
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
  'price-list': schedule,
  promotion,
  'tax-rate': schedule,
  'shipping-zone': shippingZone,
  market: () => [],
}

/** What the schema cannot say. */
export const checkRule = <K extends Kind>(kind: K, document: Documents[K]): Problem[] =>
  checks[kind](document)
