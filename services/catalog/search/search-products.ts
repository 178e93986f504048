import type { catalogContract, SearchResult } from '@stoa/contracts/catalog'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor, rawJson } from '@stoa/platform/contract'
import { type Static, Type } from 'typebox'
import type { CategoryBook } from '../category/category-book.ts'
import type { CatalogDeps } from '../deps.ts'
import { noCategory } from '../listing/list-products.ts'
import { answerLanguage } from '../product/languages.ts'
import { createAnswerBook } from '../read-model/answer-book.ts'
import { describeFacets } from './describe-facets.ts'
import type { FacetBook } from './facet-book.ts'
import { facetGroups } from './filter-terms.ts'
import { groupSlots } from './hits-sql.ts'
import type { SearchIndex, SearchPlace, SearchQuery } from './port.ts'

type Catalog = typeof catalogContract
type Answer = Awaited<ReturnType<Handler<Catalog, 'searchProducts'>>>
type Input = InputOf<Catalog['methods']['searchProducts']>

const Place = Type.Union([
  Type.Object({ offset: Type.Integer({ minimum: 0 }) }),
  Type.Object({
    order: Type.Union([
      Type.Literal('newest'),
      Type.Literal('price-asc'),
      Type.Literal('price-desc'),
      Type.Literal('name'),
    ]),
    key: Type.String(),
    id: Type.String(),
  }),
])

export type SearchParts = {
  readonly index: SearchIndex
  readonly facets: FacetBook
  readonly categories: CategoryBook
}

export function searchProducts(deps: CatalogDeps, parts: SearchParts): Handler<Catalog, 'searchProducts'> {
  const answers = createAnswerBook<Answer>(deps.config.cacheMs)
  return input => answers.read(input, () => search(input))

  async function search(input: Input): Promise<Answer> {
    const query = await queryOf(input, deps, parts)
    if (!query.ok) return query
    const answer = await parts.index.find(deps.db, query.value)
    const [pages, tree] = await Promise.all([
      parts.facets.read(deps.db, known =>
        [...answer.counts.values.keys()].every(id => id < 0 || known.byId.has(id)),
      ),
      parts.categories.read(deps.db),
    ])
    const { total, price } = answer.counts
    const rest: Omit<Static<typeof SearchResult>, 'items'> = {
      ...(answer.next ? { next: encodeCursor(deps.cursorKey, answer.next) } : {}),
      total,
      approximate: answer.approximate,
      facets:
        input.facets === false
          ? []
          : describeFacets(answer.counts, query.value, pages, tree, deps.config.languages),
      ...(price && input.currency ? { price: { currency: input.currency, ...price } } : {}),
      ...(answer.corrected ? { corrected: answer.corrected } : {}),
    }
    return ok(rawJson(`{"items":[${answer.items}],${JSON.stringify(rest).slice(1)}`))
  }
}

async function queryOf(input: Input, deps: CatalogDeps, { facets, categories }: SearchParts) {
  const sort = input.sort ?? 'relevance'
  const priced = input.minPrice !== undefined || input.maxPrice !== undefined || sort.startsWith('price')
  if (priced && !input.currency)
    return fail({ code: 'currency_required' as const, detail: 'Say in which `currency` prices are meant' })
  const category =
    input.category === undefined ? undefined : (await categories.read(deps.db)).find(input.category)
  if (input.category !== undefined && !category) return noCategory(input.category)
  const groups = await facetGroups(input.attributes ?? [], facets, deps.db)
  if (!groups.ok) return groups
  if (groups.value.length > groupSlots)
    return fail({
      code: 'unknown_filter' as const,
      detail: `No more than ${groupSlots} different attributes at once`,
    })
  const { tag, currency, minPrice, maxPrice, limit = 20, inStock = false } = input
  const query: SearchQuery = {
    words: input.q ?? '',
    language: answerLanguage(deps.config.languages, input.language),
    category: category?.number,
    categoryKey: category?.id,
    groups: groups.value,
    sort,
    place: placeOf(input.cursor, deps),
    ...{ tag, currency, minPrice, maxPrice, limit, inStock },
  }
  return ok(query)
}

const placeOf = (cursor: string | undefined, { cursorKey }: CatalogDeps): SearchPlace | undefined =>
  cursor === undefined ? undefined : decodeCursor(cursorKey, cursor, Place)
