import { type Html, html } from '@stoa/platform/html'
import { askForm } from '../alerts/ask-form.ts'
import { missingPage } from '../errors/pages.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import type { Card, Product } from '../shop.ts'
import { cardGrid } from '../view/card.ts'
import { type Crumb, crumbs, crumbsData } from '../view/crumbs.ts'
import { buyBox } from './buy-box.ts'
import { firstChoice } from './first-choice.ts'
import { gallery } from './gallery.ts'
import { loadBeside } from './load-beside.ts'
import { productData } from './product-data.ts'
import { loadStock } from './stock.ts'

export async function productPage(visit: Visit): Promise<Page | Redirect> {
  const { url, params, shop, language, call } = visit
  const token = url.searchParams.get('preview')
  if (token !== null) return previewPage(visit, token)
  const answer = await shop.clients.catalog.getProduct({ product: params.slug!, language }, call)
  if (answer.ok) return pageOf(visit, answer.value)
  const { error } = answer
  if (error.code === 'product_moved' && error.data) return { to: `/products/${error.data.slug}`, status: 301 }
  return missingPage(visit)
}

/** As it would be seen, also a draft: for whoever has the link, and kept nowhere. */
async function previewPage(visit: Visit, token: string): Promise<Page> {
  const { shop, language, call, words } = visit
  if (!/^[\w.-]{1,500}$/.test(token)) return missingPage(visit)
  const answer = await shop.clients.catalog.getPreview({ token, language }, call)
  if (!answer.ok) return missingPage(visit)
  const { product, status, expiresAt } = answer.value
  const until = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(expiresAt))
  const page = await pageOf(visit, product)
  return {
    ...page,
    ...{ personal: true, data: [] },
    body: html`<p class="banner" role="status"><b>${words.preview.title}</b> ${words.preview.statuses[status] ?? status}. ${words.preview.until(until)}</p>${page.body}`,
  }
}

async function pageOf(visit: Visit, product: Product): Promise<Page> {
  const { words } = visit
  const [beside, stock] = await Promise.all([loadBeside(visit, product), loadStock(visit, product)])
  const trail = trailOf(product)
  return {
    title: product.seo.title,
    description: product.seo.description,
    image: product.media[0]?.url,
    script: 'product.js',
    canonical: `/products/${product.slug}`,
    data: [productData(product, visit), crumbsData(visit, trail)],
    body: html`<article class="product" data-product>
  ${gallery(product, words)}
  <div class="about">
    ${crumbs(trail, words)}
    <h1>${product.title}</h1>
    ${product.subtitle && html`<p class="lead">${product.subtitle}</p>`}
    ${buyBox(product, stock, visit)}
    ${askForm(product, firstChoice(product), visit)}
    ${(product.description ?? '').split('\n\n').map(paragraph => html`<p class="prose">${paragraph}</p>`)}
    ${details(product, words)}
  </div>
</article>
${row(words.together, beside.together, visit)}
${row(words.similar, beside.similar, visit)}`,
  }
}

function trailOf({ categories }: Product): Crumb[] {
  const [first] = categories
  return (first ? [...first.path, first] : []).map(({ slug, title }) => ({
    title,
    path: `/categories/${slug}`,
  }))
}

const details = ({ attributes }: Product, words: Visit['words']): Html =>
  html`<details class="facts" open><summary><h2>${words.details}</h2></summary><dl>${attributes.map(
    ({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`,
  )}</dl></details>
<details class="facts"><summary><h2>${words.delivery}</h2></summary><p class="prose">${words.deliveryText}</p></details>`

const row = (title: string, cards: readonly Card[], visit: Visit): Html | undefined =>
  cards.length === 0
    ? undefined
    : html`<section class="row"><div class="row-head"><h2>${title}</h2></div>${cardGrid(cards, visit, { level: 3, className: 'grid grid-4' })}</section>`
