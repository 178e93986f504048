import { type Html, html } from '@stoa/platform/html'
import { cardRow, popularCards } from '../catalogue/popular.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { picture, setOf } from '../view/picture.ts'
import { fromEveryRoom } from './from-every-room.ts'

export async function homePage(visit: Visit): Promise<Page> {
  const { shop, language, words } = visit
  const { brand } = shop
  const [popular, latest] = await Promise.all([popularCards(visit), fromEveryRoom(visit, { most: 12 })])
  const newest = latest.filter(({ slug }) => !popular.some(card => card.slug === slug)).slice(0, 8)
  return {
    title: `${brand.name} | ${brand.line[language]}`,
    description: brand.story[language],
    canonical: '/',
    body: html`${hero(visit)}
<section class="collections" aria-label="${words.collections}">${brand.collections.map((_, index) => collection(visit, index))}</section>
${cardRow(words.popular, popular, visit)}
<section class="story"><p>${brand.story[language]}</p></section>
${aisles(visit)}
${cardRow(words.newest, newest, visit)}`,
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
  const set = (file: string) =>
    html`srcset="${setOf(`/media/seed/${file}`, 'webp')}" sizes="(max-width: 48rem) 100svh, 100vw"`
  const image = (file: string) =>
    html`<img src="/media/seed/${file}" ${set(file)} alt="${alt[language]}" width="1600" height="900" fetchpriority="high">`
  return html`<section class="hero">
  ${theme === 'system' ? html`<picture><source media="(prefers-color-scheme: dark)" ${set(dark)}>${image(light)}</picture>` : image(theme === 'dark' ? dark : light)}
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
