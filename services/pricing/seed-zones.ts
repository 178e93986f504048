import type { PricingLoad } from './load-pricing.ts'

type Zones = NonNullable<PricingLoad['zones']>
type Method = Zones[number]['methods'][number]

const europe = 'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** In euro cents; the other currencies by the seed catalogue's own factors. */
const inAll = (eur: number) => [
  { currency: 'EUR', amount: eur },
  { currency: 'USD', amount: Math.round((eur * 1.12) / 10) * 10 },
  { currency: 'JPY', amount: Math.round((eur * 1.65) / 100) * 100 },
]

type Days = { readonly least: number; readonly most: number }

const parcel = (light: number, heavy: number, freeFrom: number, days: Days): Method => ({
  code: 'parcel',
  labels: { en: 'Parcel', de: 'Paket' },
  rates: [
    { upToGrams: 10_000, prices: inAll(light) },
    { upToGrams: 31_500, prices: inAll(heavy) },
  ],
  freeFrom: inAll(freeFrom),
  days,
})

const express = (price: number): Method => ({
  code: 'express',
  labels: { en: 'Express', de: 'Express' },
  rates: [{ upToGrams: 20_000, prices: inAll(price) }],
  days: { least: 1, most: 2 },
})

const freight = (price: number, days: Days): Method => ({
  code: 'freight',
  labels: { en: 'Freight, carried in', de: 'Spedition, bis ins Zimmer' },
  rates: [{ prices: inAll(price) }],
  days,
})

const zone = (id: string, name: string, countries: readonly string[], methods: Method[]) => ({
  ...{ id: `zone_${id}`, name, methods },
  places: countries.map(country => ({ country })),
})

export const seedZones: Zones = [
  zone(
    'de',
    'Germany',
    ['DE'],
    [parcel(490, 990, 8_000, { least: 2, most: 3 }), express(1_290), freight(4_900, { least: 5, most: 10 })],
  ),
  zone('eu', 'European Union', europe, [
    parcel(990, 1_990, 15_000, { least: 3, most: 6 }),
    express(2_490),
    freight(9_900, { least: 7, most: 14 }),
  ]),
  zone(
    'gb-ch',
    'Great Britain and Switzerland',
    ['GB', 'CH', 'NO'],
    [parcel(1_490, 2_490, 20_000, { least: 4, most: 8 }), freight(14_900, { least: 10, most: 21 })],
  ),
  zone(
    'far',
    'Overseas',
    ['US', 'CA', 'JP', 'AU', 'NZ'],
    [parcel(2_490, 4_990, 35_000, { least: 6, most: 14 }), freight(29_900, { least: 28, most: 56 })],
  ),
]
