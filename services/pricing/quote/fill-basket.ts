import { PlatformError } from '@stoa/kernel/errors'
import { times } from '@stoa/kernel/money'
import type { Book } from '../book/book.ts'
import { listsFor, unitPrice } from '../price-list/unit-price.ts'
import { type Basket, type BasketLine, inOneOrder } from './basket.ts'
import type { Facts } from './facts.ts'
import type { QuoteInput, QuoteProblem, SellableVariant } from './words.ts'

export type Filled = { readonly basket: Basket; readonly problems: readonly QuoteProblem[] }
type Known = {
  readonly book: Book
  readonly facts: Facts
  readonly variants: readonly SellableVariant[]
  readonly now: number
}

/** Finds each line's price; what has none is left out and named. */
export function fillBasket(input: QuoteInput, { book, facts, variants, now }: Known): Filled {
  assertDistinct(input.lines)
  const { channel = 'default', currency, language, shipTo } = input
  const customerGroup = input.customerGroup ?? facts.customerGroup ?? undefined
  const buyer = { channel, currency, customerGroup, now }
  const lists = listsFor(book, buyer)
  const bySku = new Map(variants.map(variant => [variant.sku, variant]))
  const units = unitsOf(input.lines)
  const lines: BasketLine[] = []
  const problems: QuoteProblem[] = []
  for (const { lineId, sku, quantity } of input.lines) {
    const variant = bySku.get(sku)
    const base = variant?.prices.find(price => price.currency === currency)
    if (!variant || !base) {
      problems.push(notSold({ lineId, sku }, currency, variant !== undefined))
      continue
    }
    const listUnit = { amount: base.amount, currency }
    const entries = facts.entries.filter(entry => entry.sku === sku)
    const price = unitPrice(lists, entries, { base: listUnit, quantity: units.get(sku)! })
    const subtotal = times(price.unit, quantity)
    const shipped = !variant.tags.includes('digital')
    lines.push({ lineId, sku, quantity, variant, shipped, listUnit, ...price, subtotal })
  }
  return { basket: { ...buyer, language, shipTo, lines: inOneOrder(lines) }, problems }
}

/** Two lines under one name would be priced as one. */
function assertDistinct(lines: QuoteInput['lines']): void {
  const seen = new Set<string>()
  const detail = 'is the lineId of another line as well'
  for (const [i, { lineId }] of lines.entries())
    if (seen.has(lineId))
      throw new PlatformError('validation_failed', { fields: [{ pointer: `/lines/${i}/lineId`, detail }] })
    else seen.add(lineId)
}

/** A break counts the units of all lines of a SKU: engraved and plain ones together. */
function unitsOf(lines: QuoteInput['lines']): Map<string, number> {
  const units = new Map<string, number>()
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity)
  return units
}

const notSold = (line: { lineId: string; sku: string }, currency: string, known: boolean): QuoteProblem =>
  known
    ? {
        code: 'not_sold_in_currency',
        detail: `${line.sku} has no price in ${currency}`,
        lineId: line.lineId,
        blocking: true,
      }
    : {
        code: 'sku_unknown',
        detail: `No published product has the SKU ${line.sku}`,
        lineId: line.lineId,
        blocking: true,
      }
