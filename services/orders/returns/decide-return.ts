import { divideRounded } from '@stoa/kernel/money'
import type { OrderLine, OrderRow } from '../order/order.ts'
import type { ReturnLine, ReturnRow } from './return.ts'

const open = ['requested', 'approved', 'received']
const day = 86_400_000

type Wish = Pick<ReturnLine, 'lineId' | 'quantity' | 'reason'>
type Window = { readonly lastSentAt: string | undefined; readonly now: number; readonly days: number }

/** Why it cannot come back, or undefined. Units that are on their way back already are not promised twice. Pure. */
export function whyNotReturnable(
  order: OrderRow,
  wishes: readonly Wish[],
  others: readonly ReturnRow[],
  { lastSentAt, now, days }: Window,
): string | undefined {
  if (lastSentAt === undefined) return 'Nothing of it was sent yet: cancel it instead'
  if (now - Date.parse(lastSentAt) > days * day) return `It was sent more than ${days} days ago`
  const wanted = new Map<string, number>()
  for (const { lineId, quantity } of wishes) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity)
  for (const [lineId, quantity] of wanted) {
    const line = order.doc.lines.find(candidate => candidate.lineId === lineId)
    const free = line ? line.shipped - line.returned - underway(others, lineId) : 0
    if (quantity > free) return `Of ${lineId} at most ${free} can be returned`
  }
  return undefined
}

const underway = (others: readonly ReturnRow[], lineId: string): number =>
  others
    .filter(({ status }) => open.includes(status))
    .flatMap(({ doc }) => doc.lines)
    .filter(line => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** A part is the rounded cumulative amount less what was before, so that parts sum to the whole. Pure. */
export function worthOf(
  { total, quantity, returned }: Pick<OrderLine, 'total' | 'quantity' | 'returned'>,
  units: number,
): number {
  const upTo = (count: number) =>
    Number(divideRounded(BigInt(total.amount) * BigInt(count), BigInt(quantity)))
  return upTo(returned + units) - upTo(returned)
}

export const valueOfReturn = (order: OrderRow, lines: readonly ReturnLine[]): number =>
  lines.reduce((sum, { lineId, accepted = 0 }) => {
    const line = order.doc.lines.find(candidate => candidate.lineId === lineId)
    return sum + (line && accepted > 0 ? worthOf(line, accepted) : 0)
  }, 0)

export const withReturned = (order: OrderRow, lines: readonly ReturnLine[]): OrderRow => ({
  ...order,
  doc: {
    ...order.doc,
    lines: order.doc.lines.map(line => {
      const accepted = lines.find(({ lineId }) => lineId === line.lineId)?.accepted ?? 0
      return { ...line, returned: line.returned + accepted }
    }),
  },
})
