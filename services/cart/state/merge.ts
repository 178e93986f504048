import type { CartState, StateLine } from './cart-state.ts'
import { type Limits, sameLine } from './lines.ts'

/**
 * The rule of signing in: of equal lines the larger quantity counts (who put it in on two devices wants it once), all
 * others are joined as far as there is room. Of the rest the customer's own cart wins, and is completed.
 */
export function mergeCarts(into: CartState, from: CartState, { mostLines }: Limits): CartState {
  if (into.mergedFrom.includes(from.id)) return into
  const kept = into.lines.map(line =>
    larger(
      line,
      from.lines.find(other => sameLine(line, other)),
    ),
  )
  const joined = from.lines.filter(line => !into.lines.some(other => sameLine(line, other)))
  const note = into.note ?? from.note
  const shipTo = into.shipTo ?? from.shipTo
  const shippingOption = into.shippingOption ?? from.shippingOption
  return {
    ...into,
    lines: [...kept, ...joined].slice(0, mostLines),
    coupons: [...new Set([...into.coupons, ...from.coupons])].slice(0, 10),
    ...(note !== undefined && { note }),
    ...(shipTo !== undefined && { shipTo }),
    ...(shippingOption !== undefined && { shippingOption }),
    mergedFrom: [...into.mergedFrom, from.id].slice(-20),
  }
}

const larger = (line: StateLine, other: StateLine | undefined): StateLine =>
  other && other.quantity > line.quantity ? { ...line, quantity: other.quantity } : line
