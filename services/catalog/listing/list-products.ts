import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor, rawJson } from '@stoa/platform/contract'
import { type Db, statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import { answerLanguage } from '../product/languages.ts'
import { createAnswerBook } from '../read-model/answer-book.ts'
import type { FacetBook } from '../search/facet-book.ts'
import { filterTerms } from '../search/filter-terms.ts'
import { matches } from './match.ts'
import { type PageRow, startOf } from './page-sql.ts'
import { walks } from './walk.ts'

type Catalog = typeof catalogContract
type Answer = Awaited<ReturnType<Handler<Catalog, 'listProducts'>>>
type Input = InputOf<Catalog['methods']['listProducts']>

const Place = Type.Object({ sort: Type.String(), key: Type.String(), id: Type.String() })
const findCategory = statement<{ number: number }>(
  'catalog.find-category',
  'select number from categories where slug = $1 or id = $1',
)

export function listProducts(deps: CatalogDeps, facets: FacetBook): Handler<Catalog, 'listProducts'> {
  const answers = createAnswerBook<Answer>(deps.config.cacheMs)
  return input => answers.read(input, () => list(input))

  async function list(input: Input): Promise<Answer> {
    const sort = input.sort ?? 'newest'
    if (!input.currency && (isPriced(input) || sort.startsWith('price')))
      return fail({ code: 'currency_required', detail: 'Say in which `currency` prices are meant' })
    const limit = input.limit ?? 20
    const parameters = parametersOf(input, sort, limit, deps)
    const matched = input.attributes?.length || input.tag !== undefined
    const query = isPriced(input) ? walks[sort].priced : walks[sort].all
    if (!matched)
      return answer(
        input,
        await deps.db.one(query, [input.category ?? null, ...parameters]),
        deps,
        sort,
        limit,
      )
    const terms = await termsOf(input, deps, facets)
    if (!terms.ok) return terms
    return answer(input, await deps.db.one(matches[sort], [terms.value, ...parameters]), deps, sort, limit)
  }
}

const isPriced = ({ minPrice, maxPrice }: Input): boolean => minPrice !== undefined || maxPrice !== undefined

function parametersOf(
  input: Input,
  sort: keyof typeof walks,
  limit: number,
  { config, cursorKey }: CatalogDeps,
) {
  const place = input.cursor === undefined ? undefined : decodeCursor(cursorKey, input.cursor, Place)
  const [key, id] = place?.sort === sort ? [place.key, place.id] : startOf[sort]
  const currency = isPriced(input) || sort.startsWith('price') ? input.currency : null
  return [
    answerLanguage(config.languages, input.language),
    limit,
    key,
    id,
    input.inStock ?? false,
    currency,
    input.minPrice ?? 0,
    input.maxPrice ?? Number.MAX_SAFE_INTEGER,
  ]
}

async function termsOf(input: Input, { db, config }: CatalogDeps, facets: FacetBook) {
  const number = input.category === undefined ? undefined : await categoryNumber(db, input.category)
  if (input.category !== undefined && number === undefined) return noCategory(input.category)
  return filterTerms(
    { ...input, category: number, language: answerLanguage(config.languages, input.language) },
    facets,
    db,
  )
}

export const categoryNumber = async (db: Db, category: string): Promise<number | undefined> =>
  (await db.maybe(findCategory, [category]))?.number

export const noCategory = (category: string) =>
  fail({ code: 'category_not_found' as const, detail: `There is no category '${category}'` })

async function answer(input: Input, row: PageRow, deps: CatalogDeps, sort: string, limit: number) {
  if (row.found === 0 && input.category && (await categoryNumber(deps.db, input.category)) === undefined)
    return noCategory(input.category)
  const more = row.found > limit
  const next = more ? `,"next":"${encodeCursor(deps.cursorKey, { sort, key: row.key, id: row.id })}"` : ''
  return ok(rawJson<never>(`{"items":[${row.items ?? ''}]${next}}`))
}
