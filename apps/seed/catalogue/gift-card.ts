import type { ImportItem } from '@stoa/catalog'
import type { StockLoad } from '@stoa/inventory'
import type { Text } from '../types.ts'

const picture = 'gift-card.svg'
const alt: Text = {
  en: 'A clay-red gift card with a pale ribbon',
  de: 'Ein tonroter Gutschein mit hellem Band',
}

/** What each is worth: round in every currency, for nothing is converted. */
const values = [
  { key: '25', EUR: 2_500, USD: 2_500, JPY: 4_000 },
  { key: '50', EUR: 5_000, USD: 5_000, JPY: 8_000 },
  { key: '100', EUR: 10_000, USD: 10_000, JPY: 16_000 },
] as const

/** Orders make codes of lines whose SKU begins so and that need no delivery: see ORDERS_GIFT_CARD_PREFIX. */
const skuOf = (key: string): string => `GIFTCARD-${key}`

/** Money for later, not goods: untaxed when it is sold, taxed by what it buys. */
export const giftCard = (): ImportItem => ({
  slug: 'gift-card',
  status: 'published',
  // Older than all else, so that it does not lead what is new.
  publishedAt: '2020-01-01T00:00:00.000Z',
  texts: {
    en: {
      title: 'Gift card',
      subtitle: 'A code by mail, minutes after paying',
      description:
        'For whoever knows better than you what they need. The code comes by mail as soon as the card is paid, and is good for anything we make.\n\nIt need not be spent at once: what is left stays on it. It buys in the currency it was bought in.',
      seoTitle: 'Gift card',
      seoDescription:
        'A gift card for things of clay and yarn: the code comes by mail, and what is left of it stays on it.',
    },
    de: {
      title: 'Gutschein',
      subtitle: 'Ein Code per Mail, Minuten nach dem Bezahlen',
      description:
        'Für alle, die besser wissen als Sie, was sie brauchen. Der Code kommt per Mail, sobald der Gutschein bezahlt ist, und gilt für alles, was wir machen.\n\nEr muss nicht auf einmal ausgegeben werden: Was übrig ist, bleibt darauf. Er gilt in der Währung, in der er gekauft wurde.',
      seoTitle: 'Gutschein',
      seoDescription:
        'Ein Gutschein für Dinge aus Ton und Garn: Der Code kommt per Mail, und was übrig ist, bleibt darauf.',
    },
  },
  options: [
    {
      code: 'worth',
      labels: { en: 'Worth', de: 'Wert' },
      values: values.map(({ key }) => ({ code: key, labels: { en: key, de: key } })),
    },
  ],
  variants: values.map(({ key, ...prices }) => ({
    ...{ sku: skuOf(key), options: { worth: key }, weightGrams: 0 },
    prices: Object.entries(prices).map(([currency, amount]) => ({ currency, amount })),
  })),
  media: [{ url: `/media/seed/${picture}`, kind: 'image', alt: { ...alt }, width: 800, height: 1000 }],
  tags: ['digital', 'gift'],
  taxCategory: 'untaxed',
})

/** There is always one more. */
export const giftCardStock = (): StockLoad[] =>
  values.map(({ key }) => ({ sku: skuOf(key), policy: 'untracked', levels: [] }))
