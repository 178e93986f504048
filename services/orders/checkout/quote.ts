import { hash } from 'node:crypto'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { InputOf } from '@stoa/kernel/contract'
import { labelOf } from '../order/labels.ts'
import type { TotalLine } from '../order/order.ts'
import type { CheckoutForm, CheckoutView } from './checkout.ts'
import type { Quote } from './priced.ts'

type Methods = (typeof pricingContract)['methods']

export type { Quote } from './priced.ts'

type QuoteInput = InputOf<Methods['quote']>

type Priced = Pick<
  CheckoutForm,
  'lines' | 'coupons' | 'shipTo' | 'shippingOption' | 'customerId' | 'language'
>

/** Of an address only what price depends on leaves this service. */
export function quoteInputOf(form: Priced, channel: string, currency: string): QuoteInput {
  const { lines, coupons, shipTo, shippingOption, customerId, language } = form
  return {
    ...{ channel, currency, language, coupons: [...coupons] },
    ...(customerId && { customerId }),
    lines: lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
    ...(shipTo && { shipTo: placeOf(shipTo) }),
    ...(shippingOption && { shippingOption }),
  }
}

const placeOf = ({ country, region, postcode }: NonNullable<Priced['shipTo']>) => ({
  country,
  ...(region && { region }),
  ...(postcode && { postcode }),
})

/** Two prices with the same mark are the same, to the last line. */
export const quoteMark = (quote: Quote): string => hash('sha256', JSON.stringify(quote), 'base64url')

export type CampaignUse = { readonly id: string; readonly amount: number; readonly currency: string }

/** What the price takes from the budget of each campaign. */
export function campaignUses({ discounts }: Quote): CampaignUse[] {
  const uses = new Map<string, CampaignUse>()
  for (const {
    campaignId: id,
    amount: { amount, currency },
  } of discounts)
    if (id !== undefined) uses.set(id, { id, amount: amount + (uses.get(id)?.amount ?? 0), currency })
  return [...uses.values()]
}

export const titleOf = ({ title, optionText }: Quote['lines'][number]): string =>
  optionText === '' ? title : `${title}, ${optionText}`

export const linesOf = (quote: Quote): CheckoutView['lines'] =>
  quote.lines.map(line => ({
    ...{ lineId: line.lineId, sku: line.sku, title: titleOf(line), quantity: line.quantity },
    ...{ unitPrice: line.unit, discount: line.discount, tax: line.tax, total: line.total },
  }))

/** Those that are not `included` add up to the total. */
export const totalsOf = (quote: Quote, language: string): TotalLine[] =>
  quote.totals
    .filter(({ kind, amount }) => kind === 'total' || amount.amount !== 0 || kind === 'items')
    .map(({ kind, amount, counts }) => ({
      ...{ kind, label: labelOf(kind, language), money: amount },
      ...(!counts && kind !== 'total' && { included: true }),
    }))
