import { labelOf } from '../order/labels.ts'
import type { OrderLine, OrderRow, TotalLine } from '../order/order.ts'

/**
 * The totals of an order whose lines were changed: each part moves by what its lines moved, so that they still add up
 * and the tax is that of what is left. Whatever no line explains stands in a part of its own. Pure.
 */
export function totalsAfter(before: OrderRow, lines: readonly OrderLine[], total: number): TotalLine[] {
  const { currency, language } = before
  const moved = (of: (line: OrderLine) => number) => sum(lines, of) - sum(before.doc.lines, of)
  const [gross, discount, tax] = [
    moved(line => line.total.amount),
    moved(line => line.discount.amount),
    moved(line => line.tax.amount),
  ]
  const counts = taxCounts(before.doc.totals, lines)
  const moves = [
    { kind: 'items', amount: gross + discount - (counts ? tax : 0) },
    { kind: 'discount', amount: -discount },
    { kind: 'tax', amount: tax, ...(!counts && { included: true }) },
    { kind: 'edit', amount: total - before.total - gross },
  ]
  const end = before.doc.totals.findIndex(({ kind }) => kind === 'total')
  let parts = before.doc.totals.slice(0, Math.max(0, end))
  for (const { kind, amount, ...more } of moves) {
    const label = labelOf(kind, language)
    const part = { kind, label, money: { amount: 0, currency }, ...more }
    if (amount !== 0 && !parts.some(one => one.kind === kind)) parts = [...parts, part]
    parts = parts.map(one => (one.kind === kind ? withAmount(one, one.money.amount + amount) : one))
  }
  const below = before.doc.totals.slice(Math.max(0, end))
  return [...parts, ...tendersAfter(below, total)]
}

const sum = (lines: readonly OrderLine[], of: (line: OrderLine) => number): number =>
  lines.reduce((all, line) => all + of(line), 0)

const withAmount = (part: TotalLine, amount: number): TotalLine => ({
  ...part,
  money: { ...part.money, amount },
})

/** Whether tax comes on top: as it stands in the totals, or as the lines show where it was nothing before. */
function taxCounts(totals: readonly TotalLine[], lines: readonly OrderLine[]): boolean {
  const known = totals.find(({ kind }) => kind === 'tax')
  if (known) return known.included !== true
  return lines.some(
    ({ unitPrice, quantity, discount, total }) =>
      unitPrice.amount * quantity - discount.amount < total.amount,
  )
}

/** The total and how it is paid: what is given back goes to the card first, so gift cards and credit shrink last. */
function tendersAfter(parts: readonly TotalLine[], total: number): TotalLine[] {
  let left = total
  const tendered = parts.map(part => {
    if (part.kind === 'total') return withAmount(part, total)
    if (part.kind === 'due') return withAmount(part, left)
    const paid = Math.min(left, -part.money.amount)
    left -= paid
    return withAmount(part, 0 - paid)
  })
  return tendered
}
