import type { Call } from '@stoa/kernel/call'
import type { Book } from '../book/book.ts'
import { type Campaigns, campaignsFor } from '../campaign/campaign-state.ts'
import type { PricingDeps } from '../deps.ts'
import { findCandidates } from '../promotion/candidates.ts'
import { marketId } from '../rule/put-market.ts'
import { computeQuote } from './compute-quote.ts'
import { distinctCodes } from './discounts.ts'
import type { Facts } from './facts.ts'
import { fillBasket } from './fill-basket.ts'
import { ownPorts, portsOf } from './ports-of.ts'
import type { Ports } from './priced.ts'
import { createReadings } from './readings.ts'
import type { Quote, QuoteInput, QuoteProblem, SellableVariant } from './words.ts'

export type Known = {
  readonly book: Book
  readonly facts: Facts
  readonly variants: readonly SellableVariant[]
}
export type PriceCart = {
  /** At most one statement here (two when a rule has changed) and one call to the catalogue, however long the cart is. */
  look(input: QuoteInput, call: Call): Promise<Known>
  price(input: QuoteInput, known: Known, call: Call): Promise<Quote>
}

export function createPriceCart(deps: PricingDeps): PriceCart {
  const readings = createReadings(deps)
  const means = { clock: deps.clock, ports: portsOf(deps) }
  return {
    async look(input, call) {
      const skus = [...new Set(input.lines.map(({ sku }) => sku))]
      const [found, variants] = await Promise.all([
        readings.find(input, skus),
        readings.variants(skus, input.language, call),
      ])
      return { ...found, variants }
    },
    price: (input, known, call) => priceKnown(input, known, means, call),
  }
}

const withoutCampaigns: Campaigns = { room: new Map(), refusalOf: () => 'not_applicable' }

type Means = Pick<PricingDeps, 'clock'> & { readonly ports?: (book: Book) => Ports }

export async function priceKnown(input: QuoteInput, known: Known, means: Means, call: Call): Promise<Quote> {
  const { book, facts } = known
  const { basket, problems } = fillBasket(input, { ...known, now: means.clock.now() })
  const codes = distinctCodes(input.coupons ?? [])
  const coupons = { codes, facts: facts.coupons, signedIn: input.customerId !== undefined }
  const campaigns = input.withoutCampaigns
    ? withoutCampaigns
    : campaignsFor(book, facts.campaigns, basket, coupons.signedIn)
  const candidates = findCandidates(book, basket, coupons, campaigns)
  const { market, missing } = marketOf(book, basket)
  const ports = (means.ports ?? ownPorts)(book)
  return computeQuote({ input, basket, candidates, market, problems: [...missing, ...problems] }, ports, call)
}

type Market = Book['markets'][number]

/** A market that nobody has described sells nothing: whether its prices contain tax cannot be guessed. */
function marketOf({ markets }: Book, of: { channel: string; currency: string }) {
  const market = markets.find(({ id }) => id === marketId(of))
  const detail = `No market sells in ${of.currency} in the channel '${of.channel}'`
  const missing: QuoteProblem[] = market ? [] : [{ code: 'market_unknown', detail, blocking: true }]
  return { market: market ?? unknownMarket(of), missing }
}

const unknownMarket = ({ channel, currency }: { channel: string; currency: string }): Market => ({
  ...{ id: marketId({ channel, currency }), channel, currency },
  ...{ pricesIncludeTax: true, country: 'ZZ', version: 1, updatedAt: '1970-01-01T00:00:00.000Z' },
})
