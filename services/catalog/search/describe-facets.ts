import type { Facet } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'
import type { CategoryTree } from '../category/category-book.ts'
import { type Languages, textIn } from '../product/languages.ts'
import type { FacetPages, KnownValue } from './facet-book.ts'
import type { Counts, SearchQuery } from './port.ts'

type Described = Static<typeof Facet>
type DescribedValue = Described['values'][number]

const mostValues = 100

/** Numbers and counts become labels, in the order of the definitions; numbers ascend, other values by count. */
export function describeFacets(
  counts: Counts,
  query: SearchQuery,
  pages: FacetPages,
  tree: CategoryTree,
  languages: Languages,
): Described[] {
  const chosen = new Set(query.groups.flatMap(({ ids }) => ids))
  const values = new Map<string, KnownValue[]>()
  for (const id of new Set([...counts.values.keys(), ...chosen])) {
    const value = pages.byId.get(id)
    if (value) values.set(value.code, [...(values.get(value.code) ?? []), value])
  }
  const describe = (value: KnownValue): DescribedValue => ({
    value: value.value,
    label: textIn(value.labels, query.language, languages) ?? value.value,
    count: counts.values.get(value.id) ?? 0,
    selected: chosen.has(value.id),
  })
  const facets = [...values].map(([code, found]) => {
    const heading = pages.headings.get(code)!
    const described = sortValues(found, heading.numeric, counts).slice(0, mostValues).map(describe)
    const label = textIn(heading.labels, query.language, languages) ?? code
    return { position: heading.position, facet: { code, label, values: described } }
  })
  facets.sort((a, b) => a.position - b.position || (a.facet.code < b.facet.code ? -1 : 1))
  return [...categoryFacet(counts, query, tree, languages), ...facets.map(({ facet }) => facet)]
}

function sortValues(values: KnownValue[], numeric: boolean, counts: Counts): KnownValue[] {
  const countOf = ({ id }: KnownValue) => counts.values.get(id) ?? 0
  return values.sort((a, b) =>
    numeric ? (a.number ?? 0) - (b.number ?? 0) : countOf(b) - countOf(a) || (a.value < b.value ? -1 : 1),
  )
}

/** In the order of the tree. What stands above the category that was asked for holds all hits, so it says nothing. */
function categoryFacet(
  counts: Counts,
  query: SearchQuery,
  tree: CategoryTree,
  languages: Languages,
): Described[] {
  const values = tree.nodes.flatMap(node => {
    const count = counts.values.get(-node.number) ?? 0
    const selected = node.number === query.category
    if (count === 0 || (query.category !== undefined && !selected && !isBelow(node.path, query, tree)))
      return []
    const label = textIn(node.texts, query.language, languages)?.title ?? node.slug
    return [{ value: node.slug, label, count, selected }]
  })
  return values.length > 0 ? [{ code: 'category', label: 'category', values }] : []
}

const isBelow = (path: string, { categoryKey }: SearchQuery, tree: CategoryTree): boolean =>
  path.startsWith(tree.find(categoryKey!)!.path)
