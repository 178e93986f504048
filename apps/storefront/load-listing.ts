import type { catalogContract } from '@stoa/contracts/catalog'
import type { InputOf } from '@stoa/kernel/contract'
import type { Listing } from './pages/list-page.ts'
import type { Branch, Catalog, Visit } from './shop.ts'

export type Missing = { readonly missing: true; readonly movedTo?: string }
type Methods = (typeof catalogContract)['methods']

const pageSize = 24

export async function loadListing(catalog: Catalog, visit: Visit, slug?: string): Promise<Listing | Missing> {
  const tree = await catalog.listCategories({ language: visit.language }, visit.call)
  const categories = tree.ok ? tree.value.items : []
  const category = slug === undefined ? undefined : categories.find(branch => branch.slug === slug)
  if (slug !== undefined && !category) return { missing: true }
  const { searchParams } = visit.url
  const searching = searchParams.has('q') || searchParams.has('attributes')
  return searching ? search(catalog, visit, categories, category) : list(catalog, visit, categories, category)
}

async function list(
  catalog: Catalog,
  visit: Visit,
  categories: readonly Branch[],
  category?: Branch,
): Promise<Listing | Missing> {
  const result = await catalog.listProducts(filters<'listProducts'>(visit, category), visit.call)
  if (!result.ok) return { missing: true }
  return { cards: result.value.items, next: result.value.next, categories, category }
}

async function search(
  catalog: Catalog,
  visit: Visit,
  categories: readonly Branch[],
  category?: Branch,
): Promise<Listing | Missing> {
  const { searchParams } = visit.url
  const attributes = searchParams.getAll('attributes')
  const q = searchParams.get('q')
  const input = {
    ...filters<'searchProducts'>(visit, category),
    ...(q && { q }),
    ...(attributes.length > 0 && { attributes }),
  }
  const result = await catalog.searchProducts(input, visit.call)
  if (!result.ok) return { missing: true }
  const { items, next, total, approximate, corrected, facets } = result.value
  return { cards: items, next, categories, category, search: { total, approximate, corrected, facets } }
}

/** The address as it is: the contract's validator is the one who says what is wrong with it. */
function filters<M extends 'listProducts' | 'searchProducts'>(
  { url, language, currency }: Visit,
  category?: Branch,
): InputOf<Methods[M]> {
  const cursor = url.searchParams.get('cursor')
  const sort = url.searchParams.get('sort') as InputOf<Methods[M]>['sort'] | null
  return {
    language,
    currency,
    limit: pageSize,
    ...(category && { category: category.id }),
    ...(cursor && { cursor }),
    ...(sort && { sort }),
  } as InputOf<Methods[M]>
}
