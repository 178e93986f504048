import type { ShippingMethod } from '@stoa/contracts/pricing'
import { money } from '@stoa/kernel/money'
import type { Static } from 'typebox'
import { amountIn } from '../promotion/conditions.ts'
import { inLanguage } from '../quote/basket.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { plain } from '../tax/plain-postcode.ts'
import type { Place } from '../tax/port.ts'
import type { Offer, ShippingPort, ShippingRequest } from './port.ts'

type Zone = Stored<'shipping-zone'>
type Method = Static<typeof ShippingMethod>

/** The shop's own zones and rates. */
export const zoneShipping = (zones: readonly Zone[]): ShippingPort => ({
  async offers(request) {
    const zone = zoneOf(zones, request)
    return zone ? zone.methods.flatMap(method => offerOf(zone.id, method, request) ?? []) : []
  },
})

/** The zone that names the place most closely; of equals the oldest. */
function zoneOf(zones: readonly Zone[], { destination, currency }: ShippingRequest): Zone | undefined {
  const near = zones
    .filter(({ active = true, currencies }) => active && (currencies?.includes(currency) ?? true))
    .map(zone => ({
      zone,
      closeness: Math.max(...zone.places.map(place => closenessOf(place, destination))),
    }))
    .filter(({ closeness }) => closeness > 0)
  return near.toSorted((a, b) => b.closeness - a.closeness || (a.zone.id < b.zone.id ? -1 : 1))[0]?.zone
}

/** 0: not there; 1: the country; 2: its region; above: its postcode. */
function closenessOf(place: Zone['places'][number], to: Place): number {
  if (place.country !== to.country) return 0
  const { regions, postcodePrefixes } = place
  if (regions && !(to.region && regions.includes(to.region))) return 0
  if (!postcodePrefixes) return regions ? 2 : 1
  const postcode = plain(to.postcode ?? '')
  const prefix = postcodePrefixes.map(plain).filter(start => postcode.startsWith(start))
  return prefix.length === 0 ? 0 : 2 + Math.max(...prefix.map(({ length }) => length))
}

function offerOf(zoneId: string, method: Method, request: ShippingRequest): Offer | undefined {
  const { currency, goods, language } = request
  const rate = method.rates.find(candidate => holds(candidate, request))
  const amount = rate && amountIn(rate.prices, currency)
  if (amount === undefined) return undefined
  const full = money(amount, currency)
  const free = method.freeFrom && amountIn(method.freeFrom, currency)
  return {
    ...{ id: `${zoneId}.${method.code}`, code: method.code, label: inLanguage(method.labels, language) },
    ...{ full, price: free !== undefined && goods.amount >= free ? money(0, currency) : full },
    ...(method.days && { days: method.days }),
  }
}

function holds({ upToGrams, upTo, prices }: Method['rates'][number], request: ShippingRequest): boolean {
  const { goods, weightGrams, currency } = request
  if (amountIn(prices, currency) === undefined) return false
  if (upToGrams !== undefined && weightGrams > upToGrams) return false
  if (upTo === undefined) return true
  const most = amountIn(upTo, currency)
  return most !== undefined && goods.amount <= most
}
