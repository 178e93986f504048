import { fail, ok } from '@stoa/kernel/result'
import type { Queries } from '@stoa/platform/db'
import type { FacetBook, FacetPages, KnownValue } from './facet-book.ts'

/** What one code may be: any of these values. */
export type FacetGroup = { readonly code: string; readonly ids: readonly number[] }

export type Filters = {
  readonly language: string
  readonly category?: number | undefined
  readonly tag?: string | undefined
  readonly attributes?: readonly string[] | undefined
}

export const quoteLexeme = (lexeme: string): string =>
  `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** Language, category and tag as lexemes of the index. */
export const scopeTerms = ({ language, category, tag }: Filters): string =>
  [
    `~l:${language}`,
    ...(category === undefined ? [] : [`~c:${category}`]),
    ...(tag === undefined ? [] : [`~t:${tag}`]),
  ]
    .map(quoteLexeme)
    .join(' & ')

/** All filters as one query of terms: codes must all hold, values of a code are alternatives. */
export async function filterTerms(filters: Filters, book: FacetBook, db: Queries) {
  const groups = await facetGroups(filters.attributes ?? [], book, db)
  if (!groups.ok) return groups
  const parts = groups.value.map(
    ({ ids }) => `(${(ids.length > 0 ? ids : [0]).map(id => `'~f:${id}'`).join(' | ')})`,
  )
  return ok([scopeTerms(filters), ...parts].join(' & '))
}

/** `colour:sand` and `height:10..40` as numbers of facet values. A value nobody has gives a group that nothing matches. */
export async function facetGroups(attributes: readonly string[], book: FacetBook, db: Queries) {
  if (attributes.length === 0) return ok([] as FacetGroup[])
  const chosen = new Map<string, string[]>()
  for (const filter of attributes) {
    const colon = filter.indexOf(':')
    const code = filter.slice(0, colon)
    chosen.set(code, [...(chosen.get(code) ?? []), filter.slice(colon + 1)])
  }
  const pages = await book.read(db, known => [...chosen.keys()].every(code => known.headings.has(code)))
  const unknown = [...chosen.keys()].find(code => !pages.headings.has(code))
  if (unknown !== undefined)
    return fail({ code: 'unknown_filter' as const, detail: `Nothing can be filtered by '${unknown}'` })
  return ok([...chosen].map(([code, values]): FacetGroup => ({ code, ids: idsOf(pages, code, values) })))
}

function idsOf(pages: FacetPages, code: string, values: readonly string[]): number[] {
  const known = pages.byCode.get(code) ?? new Map<string, KnownValue>()
  const numeric = pages.headings.get(code)!.numeric
  return values.flatMap(value => {
    const range = numeric ? /^(-?[\d.]*)\.\.(-?[\d.]*)$/.exec(value) : null
    if (!range) return known.get(value)?.id ?? []
    const from = range[1] ? Number(range[1]) : Number.NEGATIVE_INFINITY
    const to = range[2] ? Number(range[2]) : Number.POSITIVE_INFINITY
    return [...known.values()]
      .filter(({ number }) => number !== null && number >= from && number <= to)
      .map(({ id }) => id)
  })
}
