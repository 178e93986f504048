import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Product } from '../shop.ts'
import { field } from '../view/field.ts'

type Variant = Product['variants'][number]

/** Where to write to: known of a customer, asked of everybody else. */
export const whereTo = ({ words: { alerts }, actor }: Visit): Html =>
  actor.kind === 'customer'
    ? html`<p class="muted small">${alerts.hintOwn}</p>`
    : html`<p class="muted small">${alerts.hint}</p>${field({ name: 'email', label: alerts.email, type: 'email', autocomplete: 'email', required: true, most: 254 })}`

/**
 * Below what cannot be bought. The page is everybody's, so it asks for an address; a script takes that back for a
 * customer. Without a script whoever wants another variant opens it and says which.
 */
export function askForm(product: Product, first: Variant | undefined, visit: Visit): Html | undefined {
  const gone = product.variants.filter(({ inStock }) => !inStock)
  if (gone.length === 0 || visit.url.searchParams.has('preview')) return undefined
  const { alerts } = visit.words
  const title = product.inStock ? alerts.soldOutChoice : alerts.title
  return html`<details class="back-soon"${!first?.inStock && html` open`} data-back-soon>
  <summary><h2>${title}</h2></summary>
  <form class="form" method="post" action="/alerts">
    ${gone.length === 1 ? html`<input type="hidden" name="sku" value="${gone[0]!.sku}">` : choice(gone, product, visit)}
    <div class="form" data-where>${whereTo(visit)}</div>
    <button class="button button-quiet">${alerts.send}</button>
  </form>
</details>`
}

const choice = (gone: readonly Variant[], product: Product, { words }: Visit): Html =>
  html`<div class="field" data-which><label for="back-soon-sku">${words.alerts.which}</label><select id="back-soon-sku" name="sku">${gone.map(
    variant => html`<option value="${variant.sku}">${namesOf(variant, product)}</option>`,
  )}</select></div>`

const namesOf = ({ options }: Variant, product: Product): string =>
  product.options
    .map(({ code, values }) => values.find(value => value.code === options[code])?.label ?? '')
    .join(', ')
