import { equals, type Money } from '@stoa/kernel/money'
import type { CartAnswer, CartState, StateLine } from '../state/cart-state.ts'
import type { Told } from './price-state.ts'

type Problem = CartAnswer['problems'][number]

/** What keeps a cart from being ordered, or a buyer should know before. */
export function problemsOf(cart: CartState, told: Told): Problem[] {
  const units = new Map<string, number>()
  for (const { sku, quantity } of cart.lines) units.set(sku, (units.get(sku) ?? 0) + quantity)
  return [
    ...told.quote.problems,
    ...cart.lines.flatMap(line => [
      ...stockProblem(line, units.get(line.sku)!, told),
      ...priceProblem(line, told),
      ...quantityProblem(line, units.get(line.sku)!, told),
    ]),
  ]
}

const isPriced = ({ lineId }: StateLine, { quote }: Told) => quote.lines.some(line => line.lineId === lineId)

/** Inventory promises nothing of what it does not know. What is not sold at all has its own problem. */
function stockProblem(line: StateLine, wanted: number, told: Told): Problem[] {
  const stock = told.stock.get(line.sku)
  const available = stock?.available ?? 0
  if (!isPriced(line, told) || stock?.policy === 'untracked' || available >= wanted) return []
  const detail =
    available <= 0
      ? `${line.sku} is sold out`
      : `${wanted} of ${line.sku} are wanted and ${available} are there`
  const code = available <= 0 ? 'out_of_stock' : 'insufficient_stock'
  return [{ code, detail, lineId: line.lineId, blocking: true, data: { available: Math.max(0, available) } }]
}

function priceProblem({ lineId, sku, seen }: StateLine, { quote }: Told): Problem[] {
  const now = quote.lines.find(line => line.lineId === lineId)?.unit
  if (!seen || !now || seen.currency !== now.currency || equals(seen, now)) return []
  const detail = `${sku} costs ${text(now)} now; it was ${text(seen)} when it was put in`
  return [{ code: 'price_changed', detail, lineId, blocking: false, data: { before: seen, after: now } }]
}

const text = ({ amount, currency }: Money): string => `${amount} ${currency} (minor units)`

function quantityProblem({ lineId, sku }: StateLine, units: number, { rules }: Told): Problem[] {
  const rule = rules.get(sku)
  if (!rule) return []
  const { least, most, step } = rule
  if (units >= least && units <= most && units % step === 0) return []
  const detail = `${sku} is sold from ${least} to ${most} in steps of ${step}, not ${units}`
  return [{ code: 'quantity_not_allowed', detail, lineId, blocking: true, data: { least, most, step } }]
}
