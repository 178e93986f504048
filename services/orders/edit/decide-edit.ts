import { divideRounded } from '@stoa/kernel/money'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { OrderLine, OrderRow } from '../order/order.ts'
import type { EditChange, EditDoc } from './edit.ts'
import { totalsAfter } from './edit-totals.ts'

type Wish = { readonly lineId?: string; readonly sku?: string; readonly quantity: number }
export type Wanted = {
  readonly removed: EditDoc['removed']
  readonly added: readonly { readonly lineId: string; readonly sku: string; readonly quantity: number }[]
  readonly changes: readonly EditChange[]
}
type Refusal = { readonly code: 'edit_refused' | 'not_editable'; readonly detail: string }

/** Fewer of a line take their share of what it cost; more of it, or of something else, is a new line. Pure. */
export function decideEdit(
  order: OrderRow,
  wishes: readonly Wish[],
  editId: string,
): Result<Wanted, Refusal> {
  if (order.status !== 'open') return fail({ code: 'not_editable', detail: `The order is ${order.status}` })
  const removed: EditDoc['removed'][number][] = []
  const added: Wanted['added'][number][] = []
  const changes: EditChange[] = []
  for (const [i, wish] of wishes.entries()) {
    const line = order.doc.lines.find(({ lineId }) => lineId === wish.lineId)
    const sku = line?.sku ?? wish.sku
    const sent = line ? line.shipped + line.shipping : 0
    if (sku === undefined || (wish.lineId !== undefined && !line))
      return fail({ code: 'edit_refused', detail: `There is no line ${wish.lineId}` })
    if (wish.quantity < sent)
      return fail({ code: 'edit_refused', detail: `${sent} of ${sku} were sent already` })
    const before = line?.quantity ?? 0
    const newId = `${editId.slice(-8)}_${i + 1}`
    changes.push({ lineId: line?.lineId ?? newId, sku, before, after: wish.quantity })
    if (wish.quantity > before) added.push({ lineId: newId, sku, quantity: wish.quantity - before })
    if (line && wish.quantity < before) removed.push(removal(line, before - wish.quantity))
  }
  const left = order.doc.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const gone = removed.reduce((sum, { quantity }) => sum + quantity, 0)
  if (left === gone && added.length === 0)
    return fail({ code: 'edit_refused', detail: 'Nothing would be left: cancel it' })
  return ok({ removed, added, changes })
}

function removal({ lineId, title, quantity, total, tax }: OrderLine, fewer: number) {
  const gone = ({ amount }: OrderLine['total']) =>
    amount - Number(divideRounded(BigInt(amount) * BigInt(quantity - fewer), BigInt(quantity)))
  return { lineId, title, quantity: fewer, value: gone(total), tax: gone(tax) }
}

/** The order with the edit in it. Pure. */
export function withEdit(order: OrderRow, { added, removed, difference }: EditDoc): OrderRow {
  const lines = order.doc.lines
    .map(line =>
      shortened(
        line,
        removed.find(({ lineId }) => lineId === line.lineId),
      ),
    )
    .filter(({ quantity }) => quantity > 0)
  const total = order.total + difference
  const edited = [...lines, ...added]
  return {
    ...order,
    total,
    doc: { ...order.doc, lines: edited, totals: totalsAfter(order, edited, total) },
  }
}

function shortened(line: OrderLine, removed: EditDoc['removed'][number] | undefined): OrderLine {
  if (!removed) return line
  const quantity = line.quantity - removed.quantity
  const share = (amount: number) =>
    Number(divideRounded(BigInt(amount) * BigInt(quantity), BigInt(line.quantity)))
  const { currency } = line.total
  return {
    ...line,
    quantity,
    discount: { amount: share(line.discount.amount), currency },
    tax: { amount: share(line.tax.amount), currency },
    total: { amount: line.total.amount - removed.value, currency },
  }
}

/** What was not taken yet is simply not taken; what is left to give back was. Pure. */
export function lowerAuthorised(order: OrderRow, by: number): { order: OrderRow; left: number } {
  let left = by
  const tenders = order.doc.tenders.map(tender => {
    const less = Math.min(left, tender.authorised - tender.captured)
    left -= less
    return { ...tender, authorised: tender.authorised - less }
  })
  return { order: { ...order, doc: { ...order.doc, tenders } }, left }
}
