import type { Money } from '@stoa/kernel/money'
import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'

type Range = Card['prices'][number]
type Reader = Pick<Visit, 'currency' | 'language' | 'shop' | 'words'>

export const money = (value: Money, { shop, language }: Pick<Visit, 'shop' | 'language'>): string =>
  shop.money(value, language)

/** `from 12.00 €` where variants differ, the former price struck, and words where it is not sold in the currency. */
export function priceRange(prices: readonly Range[], visit: Reader): Html {
  const { currency, words } = visit
  const range = prices.find(price => price.currency === currency)
  if (!range) return html`<span class="muted">${words.notInCurrency(currency)}</span>`
  const lowest = money({ amount: range.min, currency }, visit)
  const before = range.compareAtAmount
  const now = range.min === range.max ? lowest : words.from(lowest)
  if (before === undefined || before <= range.min) return html`${now}`
  return html`<ins class="sale">${now}</ins> <del><span class="unseen">${words.before} </span>${money({ amount: before, currency }, visit)}</del>`
}
