import type { Call } from '@stoa/kernel/call'
import { subtract, sum } from '@stoa/kernel/money'
import type { Candidates } from '../promotion/candidates.ts'
import { type Plan, plansFor } from '../promotion/plan.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { chargeOf, chooseShipping, costOf, type Freight } from '../shipping/choose-shipping.ts'
import type { ShippingPort } from '../shipping/port.ts'
import type { TaxPort } from '../tax/port.ts'
import type { Basket } from './basket.ts'
import { couponResults, discountsOf } from './discounts.ts'
import { explain, shippingSteps } from './explain.ts'
import { lineOf } from './line-of.ts'
import { shippingOptionOf } from './shipping-option-of.ts'
import { taxesOf, totalsOf } from './totals.ts'
import type { CouponResult, Quote, QuoteInput, QuoteProblem } from './words.ts'

export type Ports = { readonly tax: TaxPort; readonly shipping: ShippingPort }
export type Priced = {
  readonly input: QuoteInput
  readonly basket: Basket
  readonly candidates: Candidates
  readonly market: Stored<'market'>
  readonly problems: readonly QuoteProblem[]
}

/** Everything that was read is given: the same cart and the same rules give the same quote. */
export async function computeQuote(priced: Priced, ports: Ports, call: Call): Promise<Quote> {
  const { input, basket, candidates, market } = priced
  const { plan, freight } = await cheapest(priced, ports, call)
  const { currency, language, shipTo } = basket
  const inclusive = market.pricesIncludeTax
  const parts = [
    ...basket.lines.map(line => ({
      amount: plan.remaining.get(line.lineId)!,
      taxClass: line.variant.taxCategory,
    })),
    ...(freight.chosen ? [{ amount: chargeOf(freight.chosen), taxClass: 'shipping' }] : []),
  ]
  const request = {
    currency,
    inclusive,
    destination: shipTo ?? market,
    at: basket.now,
    language,
    lines: parts,
  }
  const taxes = parts.length > 0 ? await ports.tax.taxesOf(request, call) : []
  const taxed = (i: number) => ({ taxes: taxes[i] ?? [], inclusive })
  const lines = basket.lines.map((line, i) => lineOf(line, plan, language, taxed(i)))
  const shipping = freight.chosen && shippingOf(freight.chosen, language, taxed(basket.lines.length))
  const whole = { currency, inclusive, lines, shipping }
  const totals = totalsOf(whole)
  const results = couponResults(input, plan, candidates, language)
  return {
    ...{ channel: basket.channel, currency, pricesIncludeTax: inclusive },
    ...(input.customerId !== undefined && { customerId: input.customerId }),
    ...(basket.customerGroup !== undefined && { customerGroup: basket.customerGroup }),
    ...(shipTo && { shipTo }),
    lines: input.lines.flatMap(({ lineId }) => lines.find(line => line.lineId === lineId) ?? []),
    shippingOptions: freight.ways.map(shippingOptionOf),
    ...(shipping && { shipping }),
    discounts: discountsOf(plan, freight, language),
    taxes: taxesOf(whole),
    totals,
    total: sum(
      totals.filter(({ kind }) => kind === 'total').map(({ amount }) => amount),
      currency,
    ),
    couponResults: results,
    problems: [
      ...priced.problems,
      ...(freight.problem ? [freight.problem] : []),
      ...results.flatMap(couponProblem),
    ],
  }
}

async function cheapest({ input, basket, candidates }: Priced, { shipping }: Ports, call: Call) {
  let best: { plan: Plan; freight: Freight; cost: number } | undefined
  for (const plan of plansFor(basket, candidates.promotions)) {
    const freight = await chooseShipping(shipping, basket, { plan, option: input.shippingOption }, call)
    const cost = costOf(plan, freight, basket.currency)
    if (!best || cost < best.cost) best = { plan, freight, cost }
  }
  return best!
}

const shippingOf = (
  way: NonNullable<Freight['chosen']>,
  language: string | undefined,
  taxed: Parameters<typeof explain>[2],
) => ({
  ...{ option: way.id, code: way.code, label: way.label },
  ...explain(
    shippingSteps(way, language),
    { subtotal: way.price, discount: subtract(way.price, chargeOf(way)) },
    taxed,
  ),
})

const couponProblem = ({ code, status }: CouponResult): QuoteProblem[] =>
  status === 'applied'
    ? []
    : [
        {
          code: 'coupon_not_applied',
          detail: `The coupon ${code} does not apply: ${status.replaceAll('_', ' ')}`,
          coupon: code,
          blocking: false,
        },
      ]
