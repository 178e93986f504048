import type { Call } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { createLately, readLately } from '@stoa/platform/lately'
import type { Book } from '../book/book.ts'
import { createShelf } from '../book/shelf.ts'
import { limitedCampaigns } from '../campaign/campaign-state.ts'
import type { PricingDeps } from '../deps.ts'
import { distinctCodes } from './discounts.ts'
import { type Facts, findFacts } from './facts.ts'
import type { QuoteInput, SellableVariant } from './words.ts'

export type Found = { readonly book: Book; readonly facts: Facts }

/**
 * What a quote is made of. A buyer asks for the same variants again and again on the way to the order: what is told
 * of them is kept for a moment, as the catalogue's lists are. Coupons and customers are always looked up.
 */
export function createReadings({ db, clock, catalog, config }: PricingDeps) {
  const shelf = createShelf(db)
  const options = { clock, keepMs: config.keepMs, most: 2_000 }
  const variantsOf = createLately<Promise<readonly SellableVariant[]>>(options)
  const foundOf = createLately<Promise<Found>>(options)

  async function find(skus: readonly string[], codes: readonly string[], customerId?: string) {
    const limitedIn = (book: Book | undefined) => (book ? limitedCampaigns(book, clock.now()) : [])
    const asked = limitedIn(shelf.kept())
    const facts = await findFacts(db, skus, codes, customerId, asked)
    const book = await shelf.at(facts.revision)
    // Which campaigns can run out is known from the rules: when they have changed there may be more to ask for.
    const limited = limitedIn(book)
    if (limited.every(id => asked.includes(id))) return { facts, book }
    return { facts: await findFacts(db, skus, codes, customerId, limited), book }
  }

  async function findPlain(skus: readonly string[]): Promise<Found> {
    // Without price lists there are no entries to look for: one reading serves every cart.
    const whole = await readLately(foundOf, '', () => find([], []))
    if (whole.book.priceLists.length === 0 || skus.length === 0) return whole
    return readLately(foundOf, JSON.stringify(skus), () => find(skus, []))
  }

  return {
    find({ coupons = [], customerId }: Pick<QuoteInput, 'coupons' | 'customerId'>, skus: readonly string[]) {
      const codes = distinctCodes(coupons)
      const plain = config.keepMs > 0 && codes.length === 0 && customerId === undefined
      return plain ? findPlain(skus) : find(skus, codes, customerId)
    },
    async variants(skus: readonly string[], language: string | undefined, call: Call) {
      if (skus.length === 0) return []
      const asked = { skus: [...skus], ...(language !== undefined && { language }) }
      // Who asked first may go away: those who wait with it do not.
      const { signal: _, ...unhurried } = call
      const read = async () => unwrap(await catalog.getManyVariants(asked, unhurried)).items
      return readLately(variantsOf, JSON.stringify([language, skus]), read)
    },
  }
}
