import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'
import { picture } from './picture.ts'
import { priceRange } from './price.ts'

const sizes = '(min-width: 64rem) 22vw, (min-width: 40rem) 33vw, 50vw'

type Grid = { readonly eager?: boolean; readonly level?: 2 | 3; readonly className?: string }

/** The first rows are on screen at once, so their pictures do not wait to be scrolled to. */
export const cardGrid = (
  cards: readonly Card[],
  visit: Visit,
  { eager = false, level = 2, className = 'grid' }: Grid = {},
): Html =>
  html`<ul class="${className}">${cards.map((card, index) => cardItem(card, visit, eager ? turnOf(index) : undefined, level))}</ul>`

/** The first row is what is looked at, the second is on screen too. */
const turnOf = (index: number): Turn => (index < 3 ? 'first' : index < 6 ? 'soon' : undefined)
type Turn = 'first' | 'soon' | undefined

function cardItem(card: Card, visit: Visit, now: Turn, level: 2 | 3): Html {
  const { words } = visit
  const title = html`<a class="name" href="/products/${card.slug}">${card.title}</a>`
  return html`<li class="card${!card.inStock && ' card-out'}">
  <div class="picture">${card.image && picture(card.image, { sizes, now, widest: 960 })}${badge(card, words)}</div>
  ${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
  ${card.subtitle && html`<p class="muted">${card.subtitle}</p>`}
  <p class="price">${priceRange(card.prices, visit)}</p>
</li>`
}

function badge({ inStock, tags }: Card, words: Visit['words']): Html | undefined {
  if (!inStock) return html`<span class="flag">${words.soldOut}</span>`
  if (tags.includes('bestseller')) return html`<span class="flag">${words.bestseller}</span>`
  return undefined
}
