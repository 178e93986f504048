import { type Html, html } from '@stoa/platform/html'
import { productsBySlug } from '../catalogue/products-by-slug.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'
import { cardGrid } from '../view/card.ts'
import { icons } from '../view/icons.ts'
import { picture } from '../view/picture.ts'

export async function homePage(visit: Visit): Promise<Page> {
  const { shop, language, words } = visit
  const { brand } = shop
  const [popular, newest] = await Promise.all([popularCards(visit), newestCards(visit)])
  return {
    title: `${brand.name} | ${brand.line[language]}`,
    description: brand.story[language],
    canonical: '/',
    body: html`${hero(visit)}
<section class="collections" aria-label="${words.collections}">${brand.collections.map((_, index) => collection(visit, index))}</section>
${row(words.popular, popular, visit)}
<section class="story"><p>${brand.story[language]}</p></section>
${aisles(visit)}
${row(words.newest, newest, visit)}`,
    data: [
      {
        '@type': 'WebSite',
        name: brand.name,
        url: visit.url.origin,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${visit.url.origin}/search?q={q}`,
          'query-input': 'required name=q',
        },
      },
    ],
  }
}

/** The morning by day and the evening by night, whoever decides which it is. */
function hero({ shop, language, theme, words }: Visit): Html {
  const { light, dark, alt } = shop.brand.hero
  const image = (file: string) =>
    html`<img src="/media/seed/${file}" alt="${alt[language]}" width="1600" height="900" fetchpriority="high">`
  return html`<section class="hero">
  ${theme === 'system' ? html`<picture><source media="(prefers-color-scheme: dark)" srcset="/media/seed/${dark}">${image(light)}</picture>` : image(theme === 'dark' ? dark : light)}
  <div class="hero-words"><h1>${shop.brand.line[language]}</h1><a class="button" href="/categories/table">${words.heroCall}</a></div>
</section>`
}

function collection({ shop, language }: Visit, index: number): Html {
  const { slug, title, intro, picture: file, pictureAlt } = shop.brand.collections[index]!
  const shown = { url: `/media/seed/${file}`, alt: pictureAlt[language] }
  return html`<article class="collection">
  ${picture(shown, { sizes: '(min-width: 48rem) 50vw, 100vw' })}
  <div><h2><a href="/collections/${slug}">${title[language]}</a></h2><p>${intro[language]}</p></div>
</article>`
}

const aisles = ({ categories, words }: Visit): Html =>
  html`<nav class="aisle-index" aria-label="${words.allCategories}"><h2>${words.allCategories}</h2>${categories
    .filter(({ depth }) => depth === 0)
    .map(
      root =>
        html`<div><a class="aisle-root" href="/categories/${root.slug}">${root.title}</a>${categories
          .filter(({ parentId }) => parentId === root.id)
          .map(({ slug, title }) => html`<a href="/categories/${slug}">${title}</a>`)}</div>`,
    )}</nav>`

const row = (title: string, cards: readonly Card[], visit: Visit): Html | undefined =>
  cards.length === 0
    ? undefined
    : html`<section class="row"><div class="row-head"><h2>${title}</h2><a class="quiet-link" href="/search">${visit.words.everything} ${icons.arrow}</a></div>${cardGrid(cards, visit, { level: 3, className: 'grid grid-4' })}</section>`

async function popularCards(visit: Visit): Promise<readonly Card[]> {
  const answer = await visit.shop.clients.recommendations.listPopular({ limit: 4 }, visit.call)
  return answer.ok
    ? productsBySlug(
        visit,
        answer.value.items.map(({ slug }) => slug),
      )
    : []
}

async function newestCards({ shop, language, currency, call }: Visit): Promise<readonly Card[]> {
  const answer = await shop.clients.catalog.listProducts({ language, currency, limit: 8 }, call)
  return answer.ok ? answer.value.items : []
}
