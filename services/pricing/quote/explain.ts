import { add, type Money, money, subtract, sum, times } from '@stoa/kernel/money'
import type { Plan } from '../promotion/plan.ts'
import { chargeOf, type Way } from '../shipping/choose-shipping.ts'
import { type BasketLine, inLanguage } from './basket.ts'
import type { LineTax, Step } from './words.ts'

/** What lines and shipping have in common: steps that sum to the total. */
export type Explained = {
  readonly steps: Step[]
  readonly subtotal: Money
  readonly discount: Money
  readonly taxes: LineTax[]
  readonly tax: Money
  readonly total: Money
}

type Taxed = { readonly taxes: readonly LineTax[]; readonly inclusive: boolean }

export function explain(
  steps: readonly Step[],
  { subtotal, discount }: { readonly subtotal: Money; readonly discount: Money },
  { taxes, inclusive }: Taxed,
): Explained {
  const { currency } = subtotal
  const tax = sum(
    taxes.map(({ amount }) => amount),
    currency,
  )
  const paid = subtract(subtotal, discount)
  const added = inclusive
    ? []
    : taxes.map(({ name, amount, reference }) => ({ kind: 'tax', amount, label: name, reference }))
  return {
    steps: [...steps, ...added],
    subtotal,
    discount,
    taxes: [...taxes],
    tax,
    total: inclusive ? paid : add(paid, tax),
  }
}

const minus = (amount: Money): Money => subtract(money(0, amount.currency), amount)

export function lineSteps(line: BasketLine, { applied }: Plan, language: string | undefined): Step[] {
  const list = times(line.listUnit, line.quantity)
  const difference = subtract(line.subtotal, list)
  return [
    { kind: 'list-price', amount: list },
    ...(line.priceListId === undefined
      ? []
      : [{ kind: 'price-list', amount: difference, reference: line.priceListId }]),
    ...applied.flatMap(({ promotion, coupon, cuts }) => {
      const cut = cuts.get(line.lineId)
      return cut ? [promotionStep(promotion, coupon, cut, language)] : []
    }),
  ]
}

export function shippingSteps(way: Way, language: string | undefined): Step[] {
  const waived = subtract(way.full, way.price)
  const given = subtract(way.price, chargeOf(way))
  return [
    { kind: 'shipping', amount: way.full, label: way.label },
    ...(waived.amount > 0 ? [{ kind: 'free-from', amount: minus(waived) }] : []),
    ...(way.waiver && given.amount > 0
      ? [promotionStep(way.waiver.promotion, way.waiver.coupon, given, language)]
      : []),
  ]
}

const promotionStep = (
  { id, labels }: Plan['applied'][number]['promotion'],
  coupon: string | undefined,
  cut: Money,
  language: string | undefined,
): Step => ({
  kind: 'promotion',
  amount: minus(cut),
  label: inLanguage(labels, language),
  reference: id,
  ...(coupon !== undefined && { coupon }),
})
