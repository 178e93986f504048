import { type Html, html } from '@stoa/platform/html'
import type { Branch, Card, Filter, Visit } from '../shop.ts'
import { cardGrid } from './card.ts'

export type Listing = {
  readonly cards: readonly Card[]
  readonly next?: string | undefined
  readonly categories: readonly Branch[]
  readonly category?: Branch | undefined
  readonly search?: {
    readonly total: number
    readonly approximate: boolean
    readonly corrected?: string | undefined
    readonly facets: readonly Filter[]
  }
}

const listSorts = ['newest', 'price-asc', 'price-desc', 'name'] as const
const searchSorts = ['relevance', 'newest', 'price-asc', 'price-desc'] as const

export function listPage(visit: Visit, listing: Listing): Html {
  const { words, url } = visit
  const { category, search } = listing
  return html`<div class="hall">
  <nav class="aisles" aria-label="${words.all}">
    <a href="/"${current(!category && !url.searchParams.has('q'))}>${words.all}</a>
    ${listing.categories.filter(branch => shown(branch, listing)).map(branch => aisle(branch, category))}
  </nav>
  <section>
    <div class="bar">
      <h1>${category?.title ?? url.searchParams.get('q') ?? words.all}</h1>
      ${search && html`<p class="quiet">${words.results(search.total, search.approximate)}</p>`}
      ${sortForm(visit, search ? searchSorts : listSorts)}
    </div>
    ${category?.intro && html`<p class="intro">${category.intro}</p>`}
    ${search?.corrected && html`<p class="note">${words.corrected(search.corrected)}</p>`}
    ${search && facetForm(visit, search.facets)}
    ${listing.cards.length > 0 ? cardGrid(listing.cards, visit) : html`<div class="empty"><p>${words.nothing}</p><p class="quiet">${words.nothingHint}</p></div>`}
    ${listing.next && html`<p class="more"><a href="${withParameter(url, 'cursor', listing.next)}">${words.more}</a></p>`}
  </section>
</div>`
}

const current = (yes: boolean): Html => html`${yes && html` aria-current="page"`}`

/** The top of the tree, and what lies along the way to the category that is open. */
const shown = (branch: Branch, { category }: Listing): boolean =>
  branch.depth === 0 ||
  branch.parentId === category?.id ||
  (category !== undefined && branch.parentId === category.parentId)

const aisle = (branch: Branch, open: Branch | undefined): Html =>
  html`<a class="depth-${Math.min(branch.depth, 2)}" href="/categories/${branch.slug}"${current(branch.id === open?.id)}>${branch.title} <span class="quiet">${branch.products}</span></a>`

function sortForm({ url, words }: Visit, sorts: readonly (keyof typeof words & string)[]): Html {
  const chosen = url.searchParams.get('sort') ?? sorts[0]
  return html`<nav class="sorts" aria-label="${words.sort}">${sorts.map(
    sort =>
      html`<a href="${withParameter(url, 'sort', sort)}"${current(sort === chosen)}>${String(words[sort])}</a>`,
  )}</nav>`
}

/** Choices that people make by word; numbers are read on the product's page. */
const byWord = ({ code, values }: Filter): boolean =>
  code !== 'category' && values.length > 1 && values.every(({ label }) => !/^\d|^(true|false)$/.test(label))

function facetForm({ url, words }: Visit, facets: readonly Filter[]): Html | undefined {
  const chosen = facets.some(({ values }) => values.some(({ selected }) => selected))
  const useful = facets.filter(byWord).slice(0, 5)
  if (useful.length === 0 && !chosen) return undefined
  return html`<details class="filter"${chosen && html` open`}><summary>${words.filters}</summary>
  <form class="facets" action="${url.pathname}">
    <input type="hidden" name="q" value="${url.searchParams.get('q') ?? ''}">
    ${useful.map(facetChoices)}
    <p><button>${words.filter}</button> ${chosen && html`<a href="${url.pathname}?q=${url.searchParams.get('q') ?? ''}">${words.clear}</a>`}</p>
  </form></details>`
}

const facetChoices = ({ code, label, values }: Filter): Html =>
  html`<fieldset><legend>${label}</legend>${values
    .slice(0, 10)
    .map(
      value =>
        html`<label><input type="checkbox" name="attributes" value="${code}:${value.value}"${value.selected && html` checked`}> ${value.label} <span class="quiet">${value.count}</span></label>`,
    )}</fieldset>`

/** Another choice starts again at the first page. */
function withParameter(url: URL, name: string, value: string): string {
  const query = new URLSearchParams(url.searchParams)
  if (name !== 'cursor') query.delete('cursor')
  query.set(name, value)
  return `${url.pathname}?${query}`
}
