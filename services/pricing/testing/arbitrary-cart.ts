import fc from 'fast-check'
import type { Entry } from '../quote/facts.ts'
import type { QuoteInput, SellableVariant } from '../quote/words.ts'
import type { Documents } from '../rule/rule.ts'
import { bookWith, variantOf } from './words.ts'

const currencies = ['EUR', 'JPY', 'KWD', 'USD']
const skus = ['A', 'B', 'C', 'D', 'E']
const rate = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(70_000, 190_000, 333_333))
const amount = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 5_000_000 }))
const target = fc.oneof(fc.constant({}), fc.record({ skus: fc.subarray(skus, { minLength: 1 }) }))
const small = fc.integer({ min: 1, max: 4 })

const effect = (currency: string): fc.Arbitrary<Documents['promotion']['effect']> =>
  fc.oneof(
    fc.record({ kind: fc.constant('percent-off' as const), ratePpm: rate, target }),
    fc.record({
      kind: fc.constant('amount-off' as const),
      amounts: amount.map(off => [{ currency, amount: off }]),
      per: fc.constantFrom('order' as const, 'unit' as const),
      target,
    }),
    fc.record({
      kind: fc.constant('buy-x-get-y' as const),
      ...{ buy: target, get: target, buyQuantity: small, getQuantity: small, ratePpm: rate },
    }),
    fc.constant({ kind: 'free-shipping' as const }),
  )

const promotion = (currency: string) =>
  fc.record(
    {
      effect: effect(currency),
      stacking: fc.constantFrom('combine' as const, 'exclusive' as const),
      priority: fc.integer({ min: 0, max: 3 }),
      stackGroup: fc.constantFrom('one', 'two'),
    },
    { requiredKeys: ['effect', 'stacking', 'priority'] },
  )

const taxRate = fc.record({
  name: fc.constant('tax'),
  country: fc.constant('DE'),
  component: fc.constantFrom('tax', 'county', 'city'),
  taxClass: fc.constantFrom('standard', 'reduced', 'shipping'),
  ratePpm: rate,
})

/** A list that says something of some SKUs, also a higher price than the catalogue's. */
const entries = fc.array(
  fc.record({ listId: fc.constant('pl_0'), sku: fc.constantFrom(...skus), minQuantity: small, amount }),
  { maxLength: 4 },
)

export type Case = {
  readonly cart: QuoteInput
  readonly variants: readonly SellableVariant[]
  readonly book: ReturnType<typeof bookWith>
  readonly entries: readonly Entry[]
}

/** Any cart of up to six lines, with any promotions, taxes and a price to send it. */
export const arbitraryCase: fc.Arbitrary<Case> = fc.constantFrom(...currencies).chain(currency =>
  fc
    .record({
      prices: fc.tuple(...skus.map(() => amount)),
      classes: fc.tuple(...skus.map(() => fc.constantFrom('standard', 'reduced', 'untaxed'))),
      lines: fc.array(
        fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 9 }) }),
        {
          maxLength: 6,
        },
      ),
      promotions: fc.array(promotion(currency), { maxLength: 4 }),
      taxRates: fc.array(taxRate, { maxLength: 5 }),
      pricesIncludeTax: fc.boolean(),
      freight: amount,
      freeFrom: fc.option(amount),
      digital: fc.subarray(skus),
      entries,
      sent: fc.boolean(),
    })
    .map(({ prices, classes, digital, lines, promotions, taxRates, pricesIncludeTax, ...more }) => ({
      variants: skus.map((sku, i) =>
        variantOf(sku, prices[i]!, {
          ...{ currency, taxCategory: classes[i]!, tags: digital.includes(sku) ? ['digital'] : [] },
        }),
      ),
      book: bookWith({
        ...{ promotions, taxRates, market: { currency, pricesIncludeTax } },
        priceLists: [{ name: 'all', currency }],
        zones: [{ name: 'all', places: [{ country: 'DE' }], methods: [methodFor(currency, more)] }],
      }),
      entries: more.entries,
      cart: {
        currency,
        lines: lines.map((one, i) => ({ ...one, lineId: `line_${i}` })),
        ...(more.sent && { shipTo: { country: 'DE' }, shippingOption: 'zone_0.parcel' }),
      },
    })),
)

const methodFor = (currency: string, of: { readonly freight: number; readonly freeFrom: number | null }) => ({
  ...{ code: 'parcel', labels: { en: 'Parcel' } },
  rates: [{ prices: [{ currency, amount: of.freight }] }],
  ...(of.freeFrom !== null && { freeFrom: [{ currency, amount: of.freeFrom }] }),
})
