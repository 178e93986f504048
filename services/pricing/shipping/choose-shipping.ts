import type { Call } from '@stoa/kernel/call'
import { add, type Money, money, sum, times } from '@stoa/kernel/money'
import type { Plan, Waiver } from '../promotion/plan.ts'
import type { Basket } from '../quote/basket.ts'
import type { QuoteProblem } from '../quote/words.ts'
import type { Offer, ShippingPort } from './port.ts'

export type Way = Offer & { readonly waiver: Waiver | undefined }
export type Freight = {
  readonly ways: readonly Way[]
  readonly chosen: Way | undefined
  readonly problem: QuoteProblem | undefined
  /** Of the chosen way, or of the cheapest there is: what plans are compared by. */
  readonly charge: Money
}

/** The ways to send a cart under a plan of promotions. */
export async function chooseShipping(
  port: ShippingPort,
  basket: Basket,
  { plan, option }: { readonly plan: Plan; readonly option: string | undefined },
  call: Call,
): Promise<Freight> {
  const { shipTo, currency } = basket
  const nothing = money(0, currency)
  const shipped = basket.lines.filter(line => line.shipped)
  if (shipped.length === 0) return { ways: [], chosen: undefined, problem: undefined, charge: nothing }
  if (!shipTo) return { ways: [], chosen: undefined, problem: addressRequired, charge: nothing }
  const request = {
    ...{ currency, language: basket.language, destination: shipTo },
    goods: sum(
      shipped.map(({ lineId }) => plan.remaining.get(lineId) ?? nothing),
      currency,
    ),
    weightGrams: shipped.reduce(
      (grams, { variant, quantity }) => grams + (variant.weightGrams ?? 0) * quantity,
      0,
    ),
  }
  const offers = await port.offers(request, call)
  const ways = offers.map(offer => ({ ...offer, waiver: waiverOf(plan.waivers, offer, shipTo.country) }))
  const chosen = ways.find(({ id }) => id === option)
  const charges = (chosen ? [chosen] : ways).map(way => chargeOf(way).amount)
  const charge = charges.length > 0 ? money(Math.min(...charges), currency) : nothing
  return { ways, chosen, problem: chosen ? undefined : problemOf(ways, option), charge }
}

export const chargeOf = ({ price, waiver }: Way): Money => (waiver ? times(price, 0) : price)

/** What is left of the goods, and the way they go. */
export const costOf = (plan: Plan, { charge }: Freight, currency: string): number =>
  add(sum([...plan.remaining.values()], currency), charge).amount

const waiverOf = (waivers: readonly Waiver[], { code }: Offer, country: string): Waiver | undefined =>
  waivers.find(
    ({ effect }) => (effect.options?.includes(code) ?? true) && (effect.countries?.includes(country) ?? true),
  )

const problem = (code: string, detail: string): QuoteProblem => ({ code, detail, blocking: true })
const addressRequired = problem('shipping_address_required', 'Say where it goes to see what that costs')

function problemOf(ways: readonly Way[], option: string | undefined): QuoteProblem {
  if (ways.length === 0) return problem('no_shipping_there', 'This cannot be sent to that address')
  return option === undefined
    ? problem('shipping_option_required', 'Choose one of the shipping options')
    : problem('shipping_option_unknown', `'${option}' is not one of the shipping options there are now`)
}
