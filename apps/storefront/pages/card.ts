import { type Html, html } from '@stoa/platform/html'
import { priceText } from '../price-text.ts'
import type { Card, Visit } from '../shop.ts'

/** The first rows are on screen at once, so their pictures do not wait to be scrolled to. */
const eager = 8

export const cardGrid = (cards: readonly Card[], visit: Visit): Html =>
  html`<ul class="grid">${cards.map((card, index) => cardItem(card, visit, index < eager))}</ul>`

function cardItem(card: Card, { currency, language, words }: Visit, now: boolean): Html {
  const { image } = card
  return html`<li class="card${card.inStock ? '' : ' card-out'}">
  <a href="/products/${card.slug}">
    <span class="picture">${
      image &&
      html`<img src="${image.url}" alt="${image.alt}" width="${image.width ?? 800}" height="${image.height ?? 800}" loading="${now ? 'eager' : 'lazy'}" decoding="async">`
    }${!card.inStock && html`<em class="flag">${words.soldOut}</em>`}</span>
    <span class="name">${card.title}</span>
    ${card.subtitle && html`<span class="quiet">${card.subtitle}</span>`}
    <span class="price">${priceText(card.prices, currency, language, words)}</span>
  </a>
</li>`
}
