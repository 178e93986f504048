import type { catalogContract } from '@stoa/contracts/catalog'
import type { InputOf, OutputOf } from '@stoa/kernel/contract'
import { exponentOf } from '@stoa/kernel/money'
import type { Visit } from '../server/visit.ts'

type Search = (typeof catalogContract)['methods']['searchProducts']
export type Listing = OutputOf<Search>
type Narrowed = Pick<InputOf<Search>, 'category' | 'tag'>

export const sorts = ['relevance', 'newest', 'price-asc', 'price-desc'] as const
const pageSize = 24

/** The address as it is: the contract's validator is the one who says what is wrong with it. */
export async function loadListing(visit: Visit, narrowed: Narrowed): Promise<Listing | undefined> {
  const { url, language, currency, shop, call } = visit
  const { searchParams: asked } = url
  const q = asked.get('q')?.trim().slice(0, 200)
  const input = {
    ...{ language, currency, limit: pageSize, ...narrowed },
    ...(q && { q }),
    ...cleaned(asked, currency),
  }
  const answer = await shop.clients.catalog.searchProducts(input as InputOf<Search>, call)
  return answer.ok ? answer.value : undefined
}

function cleaned(asked: URLSearchParams, currency: string): Partial<InputOf<Search>> {
  const attributes = asked.getAll('attributes')
  const sort = sorts.find(known => known === asked.get('sort'))
  const cursor = asked.get('cursor')
  const [least, most] = ['min', 'max'].map(name => minor(asked.get(name), currency))
  return {
    ...(attributes.length > 0 && { attributes }),
    ...(sort && { sort }),
    ...(cursor && { cursor }),
    ...(asked.get('stock') === '1' && { inStock: true }),
    ...(least !== undefined && { minPrice: least }),
    ...(most !== undefined && { maxPrice: most }),
  }
}

/** People type whole money. */
function minor(text: string | null, currency: string): number | undefined {
  if (!text || !/^\d{1,7}$/.test(text)) return undefined
  return Number(text) * 10 ** exponentOf(currency)
}
