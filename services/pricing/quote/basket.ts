import type { Money } from '@stoa/kernel/money'
import type { Quote, SellableVariant } from './words.ts'

/** One line whose price is known. */
export type BasketLine = {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  readonly variant: SellableVariant
  readonly shipped: boolean
  readonly listUnit: Money
  readonly unit: Money
  readonly priceListId: string | undefined
  /** Units times price, before promotions. */
  readonly subtotal: Money
}

/** In one order, whatever order the cart has: remainders of rounding fall on the same lines. */
export type Basket = {
  readonly channel: string
  readonly currency: string
  readonly language: string | undefined
  readonly customerGroup: string | undefined
  readonly shipTo: Quote['shipTo']
  readonly now: number
  readonly lines: readonly BasketLine[]
}

export const inOneOrder = (lines: readonly BasketLine[]): BasketLine[] =>
  lines.toSorted((a, b) => compare(a.sku, b.sku) || a.quantity - b.quantity || compare(a.lineId, b.lineId))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text in the language asked for, in its base language, or in the first there is. */
export const inLanguage = (labels: Readonly<Record<string, string>>, language: string | undefined): string =>
  labels[language ?? ''] ?? labels[(language ?? '').split('-')[0]!] ?? Object.values(labels)[0] ?? ''
