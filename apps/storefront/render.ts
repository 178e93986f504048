import { isPlatformError } from '@stoa/kernel/errors'
import { html } from '@stoa/platform/html'
import { loadListing, type Missing } from './load-listing.ts'
import { loadProduct } from './load-product.ts'
import { type Brand, layout } from './pages/layout.ts'
import { listPage } from './pages/list-page.ts'
import { productPage } from './pages/product-page.ts'
import type { Catalog, Visit } from './shop.ts'

export type Rendered = { readonly status: number; readonly html: string; readonly location?: string }

/** Address to page. Answers undefined for what is not a page of the shop. */
export async function render(catalog: Catalog, brand: Brand, visit: Visit): Promise<Rendered | undefined> {
  const [, room, slug, ...rest] = visit.url.pathname.split('/')
  if (rest.length > 0) return undefined
  try {
    if (room === '' && slug === undefined) return await renderList(catalog, brand, visit)
    if (room === 'categories' && slug) return await renderList(catalog, brand, visit, slug)
    if (room === 'products' && slug) return await renderProduct(catalog, brand, visit, slug)
    return undefined
  } catch (error) {
    // A cursor or filter that was edited by hand is the visitor's to mend: start at the first page.
    if (isPlatformError(error) && error.status === 400)
      return { status: 303, html: '', location: visit.url.pathname }
    throw error
  }
}

async function renderList(
  catalog: Catalog,
  brand: Brand,
  visit: Visit,
  category?: string,
): Promise<Rendered> {
  const listing = await loadListing(catalog, visit, category)
  if ('missing' in listing) return missing(brand, visit, listing)
  const title = listing.category?.seo.title ?? visit.url.searchParams.get('q') ?? brand.line
  const frame = { title, description: listing.category?.seo.description ?? brand.line }
  return { status: 200, html: layout(visit, brand, frame, listPage(visit, listing)) }
}

async function renderProduct(catalog: Catalog, brand: Brand, visit: Visit, slug: string): Promise<Rendered> {
  const found = await loadProduct(catalog, visit, slug)
  if ('missing' in found) return missing(brand, visit, found)
  const { product, beside } = found
  const frame = { title: product.seo.title, description: product.seo.description }
  return { status: 200, html: layout(visit, brand, frame, productPage(visit, product, beside)) }
}

function missing(brand: Brand, visit: Visit, { movedTo }: Missing): Rendered {
  return movedTo ? { status: 301, html: '', location: movedTo } : messagePage(brand, visit, 404)
}

export function messagePage(brand: Brand, visit: Visit, status: 404 | 500): Rendered {
  const { words } = visit
  const [title, hint] =
    status === 404 ? [words.notFound, words.notFoundHint] : [words.broken, words.brokenHint]
  const body = html`<div class="empty"><h1>${title}</h1><p class="quiet">${hint}</p><p><a href="/">${words.back}</a></p></div>`
  return { status, html: layout(visit, brand, { title }, body) }
}
