import { type Money, money, subtract, sum } from '@stoa/kernel/money'
import type { Explained } from './explain.ts'
import type { Quote } from './words.ts'

type Parts = {
  readonly currency: string
  readonly inclusive: boolean
  readonly lines: readonly Explained[]
  readonly shipping: Explained | undefined
}

/** The entries that count sum to the total, and the total is what lines and shipping sum to. */
export function totalsOf({ currency, inclusive, lines, shipping }: Parts): Quote['totals'] {
  const over = (of: (part: Explained) => Money) => sum(lines.map(of), currency)
  const all = shipping ? [...lines, shipping] : lines
  const minus = (amount: Money) => subtract(money(0, currency), amount)
  const discount = over(line => line.discount)
  return [
    { kind: 'items', amount: over(line => line.subtotal), counts: true },
    ...(discount.amount > 0 ? [{ kind: 'discount', amount: minus(discount), counts: true }] : []),
    ...(shipping ? [{ kind: 'shipping', amount: shipping.subtotal, counts: true }] : []),
    ...(shipping && shipping.discount.amount > 0
      ? [{ kind: 'shipping-discount', amount: minus(shipping.discount), counts: true }]
      : []),
    {
      kind: 'tax',
      amount: sum(
        all.map(({ tax }) => tax),
        currency,
      ),
      counts: !inclusive,
    },
    {
      kind: 'total',
      amount: sum(
        all.map(({ total }) => total),
        currency,
      ),
      counts: false,
    },
  ]
}

/** One entry a rate, with the net amount it is of. */
export function taxesOf({ currency, inclusive, lines, shipping }: Parts): Quote['taxes'] {
  const found = new Map<string, Quote['taxes'][number]>()
  for (const { taxes, total, tax } of shipping ? [...lines, shipping] : lines) {
    const net = subtract(total, tax)
    for (const { reference, name, ratePpm, amount } of taxes) {
      const before = found.get(reference)
      found.set(reference, {
        ...{ reference, name, ratePpm, included: inclusive },
        amount: sum(before ? [before.amount, amount] : [amount], currency),
        base: sum(before ? [before.base, net] : [net], currency),
      })
    }
  }
  return [...found.values()]
}
