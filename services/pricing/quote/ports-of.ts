import type { Book } from '../book/book.ts'
import type { PricingDeps } from '../deps.ts'
import type { Offer, ShippingRequest } from '../shipping/port.ts'
import { zoneShipping } from '../shipping/zone-shipping.ts'
import type { TaxRequest } from '../tax/port.ts'
import { tableTaxes } from '../tax/table-taxes.ts'
import { orOwn } from './or-own.ts'
import type { Ports } from './priced.ts'
import type { LineTax } from './words.ts'

/** The shop's own tables. */
export const ownPorts = ({ taxRates, zones }: Book): Ports => ({
  tax: tableTaxes(taxRates),
  shipping: zoneShipping(zones),
})

type Parts = Pick<PricingDeps, 'tax' | 'shipping' | 'clock' | 'config' | 'log'>

/** Somebody else's where there is one, with the shop's own behind it. */
export function portsOf({ tax, shipping, clock, config, log }: Parts): (book: Book) => Ports {
  const told = (what: string) => ({
    ...{ clock, patienceMs: config.portTimeoutMs },
    report: (err: unknown) => log?.warn({ err }, `${what} by the tables of the shop`),
  })
  const taxes = tax && orOwn(tax.taxesOf.bind(tax), areTaxes, told('taxes'))
  const offers = shipping && orOwn(shipping.offers.bind(shipping), areOffers, told('shipping'))
  return book => {
    const own = ownPorts(book)
    return {
      tax: taxes ? { taxesOf: taxes(own.tax.taxesOf) } : own.tax,
      shipping: offers ? { offers: offers(own.shipping.offers) } : own.shipping,
    }
  }
}

type TaxAnswer = readonly (readonly LineTax[])[]

/** One list a line, nothing negative, in this currency, and contained in a gross price where it is one. */
const areTaxes = (answer: TaxAnswer, { lines, inclusive, currency }: TaxRequest): boolean =>
  answer.length === lines.length &&
  answer.every((taxes, i) => {
    const sane = taxes.every(({ amount }) => amount.currency === currency && isAmount(amount.amount))
    const sum = taxes.reduce((total, { amount }) => total + amount.amount, 0)
    return sane && (!inclusive || sum <= lines[i]!.amount.amount)
  })

const areOffers = (answer: readonly Offer[], { currency }: ShippingRequest): boolean =>
  new Set(answer.map(({ id }) => id)).size === answer.length &&
  answer.every(
    ({ full, price }) =>
      [full, price].every(money => money.currency === currency && isAmount(money.amount)) &&
      price.amount <= full.amount,
  )

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0
