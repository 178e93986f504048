import { format } from '@stoa/kernel/money'
import type { Card } from './shop.ts'
import type { Language, Words } from './words.ts'

type Range = Card['prices'][number]

/** `from 12.00 €` where variants differ, one price where they do not, nothing where it is not sold in the currency. */
export function priceText(
  prices: readonly Range[],
  currency: string,
  language: Language,
  words: Words,
): string {
  const range = prices.find(price => price.currency === currency)
  if (!range) return ''
  const lowest = format({ amount: range.min, currency }, language)
  return range.min === range.max ? lowest : `${words.from} ${lowest}`
}
