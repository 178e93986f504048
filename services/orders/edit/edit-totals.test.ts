import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { OrderLine, OrderRow, TotalLine } from '../order/order.ts'
import { decideEdit, withEdit } from './decide-edit.ts'
import type { EditDoc } from './edit.ts'

const money = (amount: number) => ({ amount, currency: 'EUR' })
const rate = (net: number) => Math.round(net * 0.19)
type Wish = { quantity: number; unit: number; off: number }

function lineOf({ quantity, unit, off }: Wish, i: number, onTop: boolean): OrderLine {
  const discount = Math.min(off, unit * quantity)
  const net = unit * quantity - discount
  const tax = onTop ? rate(net) : Math.round((net * 19) / 119)
  return {
    ...{ lineId: `line_${i}`, sku: `S${i}`, title: `S${i}`, quantity, shipped: 0, returned: 0, shipping: 0 },
    ...{ reservationId: 'r', unitPrice: money(unit), discount: money(discount), tax: money(tax) },
    total: money(onTop ? net + tax : net),
  }
}
const sum = (lines: readonly OrderLine[], of: (line: OrderLine) => number) =>
  lines.reduce((all, line) => all + of(line), 0)

function orderOf(lines: OrderLine[], onTop: boolean): OrderRow {
  const tax = sum(lines, line => line.tax.amount)
  const discount = sum(lines, line => line.discount.amount)
  const total = sum(lines, line => line.total.amount) + 490
  const part = (kind: string, amount: number, more = {}): TotalLine[] =>
    amount === 0 ? [] : [{ kind, label: kind, money: money(amount), ...more }]
  const totals = [
    ...part('items', total - 490 + discount - (onTop ? tax : 0)),
    ...part('discount', -discount),
    ...part('shipping', 490),
    ...part('tax', tax, onTop ? {} : { included: true }),
    { kind: 'total', label: 'total', money: money(total) },
    ...part('gift-card', -Math.min(300, total)),
    { kind: 'due', label: 'due', money: money(total - Math.min(300, total)) },
  ]
  const doc = { lines, totals, tenders: [], coupons: [], couponKeys: [] }
  return { status: 'open', currency: 'EUR', language: 'en', total, doc } as unknown as OrderRow
}

const wish = fc.record({ quantity: fc.integer({ min: 1, max: 5 }), unit: fc.nat(999), off: fc.nat(200) })

test('whatever is taken out or added, with tax inside or on top, the parts sum to the total and tax is that of the lines', () => {
  fc.assert(
    fc.property(
      ...([fc.array(wish, { minLength: 1, maxLength: 4 }), fc.array(wish, { maxLength: 2 })] as const),
      ...([fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), fc.boolean()] as const),
      (bought, wanted, kept, onTop) => {
        const lines = bought.map((one, i) => lineOf(one, i, onTop))
        const order = orderOf(lines, onTop)
        const added = wanted.map((one, i) => lineOf(one, 100 + i, onTop))
        const wishes = lines.map(({ lineId, quantity }, i) => ({
          lineId,
          quantity: Math.min(quantity, kept[i]!),
        }))
        const decided = decideEdit(
          order,
          [...wishes, ...(added.length ? [{ sku: 'X', quantity: 1 }] : [])],
          'e',
        )
        if (!decided.ok) return
        const { removed } = decided.value
        const difference =
          sum(added, line => line.total.amount) - removed.reduce((all, { value }) => all + value, 0)
        const edited = withEdit(order, { removed, added, difference } as unknown as EditDoc)
        const end = edited.doc.totals.findIndex(({ kind }) => kind === 'total')
        const amount = (parts: readonly TotalLine[]) =>
          parts.reduce((all, part) => all + part.money.amount, 0)
        const counted = edited.doc.totals.slice(0, end).filter(({ included }) => !included)
        assert.equal(amount(counted), edited.total)
        const below = edited.doc.totals.slice(end + 1)
        assert.equal(edited.total + amount(below.slice(0, -1)), below.at(-1)!.money.amount)
        const tax = edited.doc.totals.find(({ kind }) => kind === 'tax')?.money.amount ?? 0
        assert.equal(
          tax,
          sum(edited.doc.lines, line => line.tax.amount),
        )
        assert.equal(
          edited.total - 490,
          sum(edited.doc.lines, line => line.total.amount),
        )
        assert.ok(edited.doc.totals.every(({ kind }) => kind !== 'edit'))
      },
    ),
  )
})
