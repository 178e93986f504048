import type { Call } from '@stoa/kernel/call'
import { subtract, sum } from '@stoa/kernel/money'
import { chargeOf, type Freight } from '../shipping/choose-shipping.ts'
import { choosePlan } from './choose-plan.ts'
import { couponResults, discountsOf } from './discounts.ts'
import { explain, shippingSteps } from './explain.ts'
import { lineOf } from './line-of.ts'
import type { Ports, Priced } from './priced.ts'
import { shippingOptionOf } from './shipping-option-of.ts'
import { taxesFor } from './taxes-for.ts'
import { taxesOf, totalsOf } from './totals.ts'
import type { CouponResult, Quote, QuoteProblem } from './words.ts'

/** Everything that was read is given: the same cart and the same rules give the same quote. */
export async function computeQuote(priced: Priced, ports: Ports, call: Call): Promise<Quote> {
  const { input, basket, candidates, market } = priced
  const { plan, freight, overdrawn } = await choosePlan(priced, ports, call)
  const taxes = await taxesFor(priced, ports.tax, { plan, freight }, call)
  const { currency, language, shipTo } = basket
  const inclusive = market.pricesIncludeTax
  const taxed = (i: number) => ({ taxes: taxes[i] ?? [], inclusive })
  const lines = basket.lines.map((line, i) => lineOf(line, plan, language, taxed(i)))
  const shipping = freight.chosen && shippingOf(freight.chosen, language, taxed(basket.lines.length))
  const whole = { currency, inclusive, lines, shipping }
  const totals = totalsOf(whole)
  const refusals = new Map(candidates.refusals)
  for (const { coupon } of overdrawn) if (coupon !== undefined) refusals.set(coupon, 'used_up')
  const results = couponResults(input, plan, { ...candidates, refusals }, language)
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
