import { type Html, html } from '@stoa/platform/html'
import type { Part } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'
import { priceRange } from '../view/price.ts'
import { thumbnail } from '../view/thumbnail.ts'

/** What the search field shows while somebody types. */
export async function suggestions(visit: Visit): Promise<Part> {
  const { shop, language, call, url, words } = visit
  const q = url.searchParams.get('q')?.trim().slice(0, 100) ?? ''
  if (q === '') return { part: html`` }
  const answer = await shop.clients.catalog.suggest({ q, language, limit: 5 }, call)
  if (!answer.ok) return { part: html`` }
  const { words: completions, categories, products } = answer.value
  const head = q.split(/\s+/).slice(0, -1)
  return {
    part: html`${
      completions.length > 0 &&
      html`<p class="suggested-words">${completions.slice(0, 4).map(word => {
        const whole = [...head, word].join(' ')
        return html`<a href="/search?${String(new URLSearchParams({ q: whole }))}">${whole}</a>`
      })}</p>`
    }
${categories.length > 0 && html`<p class="suggested-words">${categories.slice(0, 3).map(({ slug, title }) => html`<a href="/categories/${slug}">${words.inCategory(title)}</a>`)}</p>`}
${products.map(card => suggested(card, visit))}`,
  }
}

const suggested = (card: Card, visit: Visit): Html =>
  html`<a class="suggested" href="/products/${card.slug}">${thumbnail(card.image?.url)}<span>${card.title}</span><span class="price">${priceRange(card.prices, visit)}</span></a>`
