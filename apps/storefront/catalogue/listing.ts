import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { cardGrid } from '../view/card.ts'
import { drawings } from '../view/drawings.ts'
import { chosen, facetForm } from './facets.ts'
import { type Listing, sorts } from './load-listing.ts'

/** Facets beside, or folded above on a telephone; sorts, hits, and the way on. */
export function listingOf(visit: Visit, listing: Listing): Html {
  const { words, url } = visit
  const { items, next, total, approximate } = listing
  if (total === 0 && !isNarrowed(url)) return nowhere(visit)
  return html`<div class="hall">
  <details class="filters" open><summary>${words.filters}</summary>${facetForm(visit, listing)}</details>
  <section class="hits" aria-label="${words.products}">
    <div class="bar"><p class="muted">${words.results(total, approximate)}</p>${sortForm(visit)}</div>
    ${chosen(visit, listing)}
    ${items.length > 0 ? cardGrid(items, visit, { eager: true }) : nothing(visit)}
    ${next && html`<p class="more"><a class="button button-quiet" href="${turned(url, next)}">${words.more}</a></p>`}
  </section>
</div>`
}

const isNarrowed = ({ searchParams }: URL): boolean =>
  ['attributes', 'min', 'max', 'stock', 'cursor'].some(name => searchParams.has(name))

/** Nothing to filter and nothing to sort: other ways in. */
const nowhere = ({ words, categories }: Visit): Html =>
  html`<div class="empty">${drawings.shelf}<h2>${words.nothing}</h2><p class="muted">${words.searchHint}</p><nav class="aisles" aria-label="${words.categories}">${categories
    .filter(({ depth }) => depth === 0)
    .map(({ slug, title }) => html`<a href="/categories/${slug}">${title}</a>`)}</nav></div>`

const nothing = ({ words, url }: Visit): Html =>
  html`<div class="empty">${drawings.shelf}<h2>${words.nothing}</h2><p class="muted">${words.nothingHint}</p><p><a class="button button-quiet" href="${url.pathname}">${words.clear}</a></p></div>`

function sortForm({ url, words }: Visit): Html {
  const now = url.searchParams.get('sort') ?? sorts[0]
  const kept = [...url.searchParams].filter(([name]) => !['sort', 'cursor'].includes(name))
  return html`<form class="sort" action="${url.pathname}" data-choose>${kept.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<label><span>${words.sort}</span> <select name="sort">${sorts.map(
    sort => html`<option value="${sort}"${sort === now && html` selected`}>${words.sorts[sort]}</option>`,
  )}</select></label><button class="button button-quiet" data-without-script>${words.apply}</button></form>`
}

function turned(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams)
  query.set('cursor', cursor)
  return `${url.pathname}?${query}`
}
