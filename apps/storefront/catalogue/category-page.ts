import { html } from '@stoa/platform/html'
import { missingPage } from '../errors/pages.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { crumbs, crumbsData } from '../view/crumbs.ts'
import { listingOf } from './listing.ts'
import { loadListing } from './load-listing.ts'

export async function categoryPage(visit: Visit): Promise<Page> {
  const { categories, params, words } = visit
  const category = categories.find(({ slug }) => slug === params.slug)
  const listing = category && (await loadListing(visit, { category: category.slug }))
  if (!category || !listing) return missingPage(visit)
  const below = categories.filter(({ parentId }) => parentId === category.id)
  const beside =
    below.length > 0 ? below : categories.filter(({ parentId }) => parentId && parentId === category.parentId)
  const trail = category.path.map(({ slug, title }) => ({ title, path: `/categories/${slug}` }))
  return {
    title: category.seo.title,
    description: category.seo.description,
    image: category.picture,
    data: [crumbsData(visit, [...trail, { title: category.title, path: visit.url.pathname }])],
    body: html`<header class="head">
  ${trail.length > 0 && crumbs(trail, words)}
  <h1>${category.title}</h1>
  ${category.intro && html`<p class="lead">${category.intro}</p>`}
  ${
    beside.length > 0 &&
    html`<nav class="aisles" aria-label="${words.categories}">${beside.map(
      ({ slug, title, products }) =>
        html`<a href="/categories/${slug}"${slug === category.slug && html` aria-current="page"`}>${title} <small>${products}</small></a>`,
    )}</nav>`
  }
</header>
${listingOf(visit, listing)}`,
  }
}
