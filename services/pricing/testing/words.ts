import { newCall } from '@stoa/platform/contract'
import { type Book, bookOf } from '../book/book.ts'
import type { Entry } from '../quote/facts.ts'
import { type Known, priceKnown } from '../quote/price-cart.ts'
import type { Quote, QuoteInput, SellableVariant } from '../quote/words.ts'
import type { Documents } from '../rule/rule.ts'

export const noon = Date.parse('2026-06-01T12:00:00.000Z')
const at = { version: 1, updatedAt: '2026-01-01T00:00:00.000Z' }
const clock = { now: () => noon, iso: () => new Date(noon).toISOString() }

type Rules = {
  readonly promotions?: readonly (Partial<Documents['promotion']> & Pick<Documents['promotion'], 'effect'>)[]
  readonly campaigns?: readonly Documents['campaign'][]
  readonly taxRates?: readonly Documents['tax-rate'][]
  readonly zones?: readonly Documents['shipping-zone'][]
  readonly priceLists?: readonly Documents['price-list'][]
  readonly market?: Partial<Documents['market']>
}

/** Ids count up in the order in which the rules are given: promo_0, promo_1. */
export function bookWith({
  promotions = [],
  campaigns = [],
  taxRates = [],
  zones = [],
  priceLists = [],
  market,
}: Rules): Book {
  const rows = <K extends keyof Documents>(kind: K, prefix: string, documents: readonly Documents[K][]) =>
    documents.map((document, i) => ({ kind, id: `${prefix}_${i}`, document, ...at }))
  const here = { channel: 'default', currency: 'EUR', pricesIncludeTax: true, country: 'DE', ...market }
  return bookOf(1, [
    ...rows(
      'promotion',
      'promo',
      promotions.map(promotion => ({ name: 'test', labels: { en: 'test' }, ...promotion })),
    ),
    ...rows('campaign', 'camp', campaigns),
    ...rows('tax-rate', 'tax', taxRates),
    ...rows('shipping-zone', 'zone', zones),
    ...rows('price-list', 'pl', priceLists),
    { kind: 'market', id: `${here.channel}/${here.currency}`, document: here, ...at },
  ])
}

export const variantOf = (
  sku: string,
  amount: number,
  { currency = 'EUR', ...more }: Partial<SellableVariant> & { currency?: string } = {},
): SellableVariant => ({
  ...{ id: `var_${sku}`, sku, options: {}, prices: [{ currency, amount }], inStock: true },
  ...{ productId: `prod_${sku}`, productSlug: sku.toLowerCase(), title: sku, optionText: '' },
  ...{ categoryIds: [], tags: [], taxCategory: 'standard', weightGrams: 500, ...more },
})

type Cart = Partial<QuoteInput> & { readonly lines: QuoteInput['lines'] }
type Shop = { readonly book: Book; readonly variants: readonly SellableVariant[] } & {
  readonly entries?: readonly Entry[]
  readonly coupons?: Known['facts']['coupons']
  readonly spending?: Known['facts']['campaigns']
}

export function priceOf(
  cart: Cart,
  { book, variants, entries = [], coupons = [], spending = [] }: Shop,
): Promise<Quote> {
  const facts = { revision: 1, entries: [...entries], coupons, campaigns: spending, customerGroup: null }
  const call = newCall({ actor: { kind: 'system', id: 'test' }, clock })
  return priceKnown({ currency: 'EUR', ...cart }, { book, variants, facts }, { clock }, call)
}

export const line = (sku: string, quantity = 1, lineId = `line_${sku}`) => ({ lineId, sku, quantity })
