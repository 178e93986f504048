import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Filter } from '../shop.ts'
import { icons } from '../view/icons.ts'
import type { Listing } from './load-listing.ts'

const most = 5
const mostValues = 12

/** Choices that people make by word; numbers are read on the product's page. */
function useful(facets: readonly Filter[]): Filter[] {
  const families = facets.some(({ code }) => code === 'colour-family')
  return facets
    .filter(({ code }) => !['category', 'care'].includes(code) && !(families && code === 'colour'))
    .filter(({ values }) => values.length > 1 || values.some(({ selected }) => selected))
    .filter(({ values }) => values.every(({ label }) => !/^\d|^(true|false)$/.test(label)))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most)
}

/** What people look for with their eyes comes first. */
const first = ['colour-family', 'colour', 'size', 'material']
const rank = ({ code }: Filter): number => first.indexOf(code) + 1 || first.length + 1

/** A form, so that it works without script; with it each choice applies itself. */
export function facetForm(visit: Visit, { facets }: Listing): Html {
  const { url, words, currency } = visit
  const kept = ['q', 'sort'].flatMap(name => {
    const value = url.searchParams.get(name)
    return value ? [html`<input type="hidden" name="${name}" value="${value}">`] : []
  })
  return html`<form class="facets" action="${url.pathname}" data-choose>
  ${kept}
  ${useful(facets).map(facetChoices)}
  <fieldset><legend>${words.priceIn(currency)}</legend><div class="between">
    ${bound(url, 'min', words.atLeast)}<span aria-hidden="true">–</span>${bound(url, 'max', words.atMost)}
  </div></fieldset>
  <fieldset><legend>${words.availability}</legend><label class="tick"><input type="checkbox" name="stock" value="1"${url.searchParams.get('stock') === '1' && html` checked`}><span>${words.onlyInStock}</span></label></fieldset>
  <button class="button button-quiet" data-without-script>${words.apply}</button>
</form>`
}

const bound = (url: URL, name: string, label: string): Html =>
  html`<input inputmode="numeric" pattern="[0-9]*" maxlength="7" name="${name}" value="${url.searchParams.get(name) ?? ''}" placeholder="${label}" aria-label="${label}">`

const facetChoices = ({ code, label, values }: Filter): Html =>
  html`<fieldset><legend>${label}</legend>${values
    .slice(0, mostValues)
    .map(
      value =>
        html`<label class="tick"><input type="checkbox" name="attributes" value="${code}:${value.value}"${value.selected && html` checked`}><span>${value.label}</span><small>${value.count}</small></label>`,
    )}</fieldset>`

/** What is chosen, each with a way to take it back. */
export function chosen(visit: Visit, { facets }: Listing): Html | undefined {
  const { url, words } = visit
  const values = facets.flatMap(({ code, values }) =>
    values
      .filter(({ selected, value }) => selected && url.searchParams.has('attributes', `${code}:${value}`))
      .map(({ value, label }) => ({ label, name: 'attributes', value: `${code}:${value}` })),
  )
  if (url.searchParams.get('stock') === '1')
    values.push({ label: words.onlyInStock, name: 'stock', value: '1' })
  if (values.length === 0) return undefined
  return html`<ul class="chosen" aria-label="${words.filters}">${values.map(
    ({ label, name, value }) =>
      html`<li><a href="${without(url, name, value)}" aria-label="${words.remove(label)}">${label} ${icons.close}</a></li>`,
  )}<li><a class="quiet-link" href="${cleared(url)}">${words.clear}</a></li></ul>`
}

function without(url: URL, name: string, value: string): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete(name, value)
  query.delete('cursor')
  return addressOf(url, query)
}

function cleared(url: URL): string {
  const q = url.searchParams.get('q')
  return addressOf(url, new URLSearchParams(q ? { q } : {}))
}

const addressOf = ({ pathname }: URL, query: URLSearchParams): string =>
  query.size > 0 ? `${pathname}?${query}` : pathname
