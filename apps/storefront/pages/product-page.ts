import { format, toDecimal } from '@stoa/kernel/money'
import { Html, html } from '@stoa/platform/html'
import { priceText } from '../price-text.ts'
import type { Card, Product, Visit } from '../shop.ts'
import { cardGrid } from './card.ts'

type Variant = Product['variants'][number]

export function productPage(visit: Visit, product: Product, beside: readonly Card[]): Html {
  const { words, currency, language } = visit
  return html`<nav class="crumbs" aria-label="${words.trail}">${trail(product)}</nav>
<article class="product">
  <div class="gallery" role="group" aria-label="${words.pictures}" tabindex="0">${product.media.map(
    (picture, index) =>
      html`<img src="${picture.url}" alt="${picture.alt}" width="${picture.width ?? 800}" height="${picture.height ?? 800}" loading="${index === 0 ? 'eager' : 'lazy'}">`,
  )}</div>
  <div class="about">
    <h1>${product.title}</h1>
    ${product.subtitle && html`<p class="subtitle">${product.subtitle}</p>`}
    <p class="price">${priceText(product.prices, currency, language, words)}</p>
    <p class="stock ${product.inStock ? 'in' : 'out'}">${product.inStock ? words.inStock : words.soldOut}</p>
    ${(product.description ?? '').split('\n\n').map(paragraph => html`<p>${paragraph}</p>`)}
    ${product.variants.length > 1 && variantTable(product, visit)}
    <h2>${words.details}</h2>
    <dl>${product.attributes.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
  </div>
</article>
${beside.length > 0 && cardGrid(beside, visit)}
${structuredData(product, visit)}`
}

const trail = ({ categories }: Product): Html[] =>
  (categories[0] ? [...categories[0].path, categories[0]] : []).map(
    ({ slug, title }) => html`<a href="/categories/${slug}">${title}</a>`,
  )

function variantTable(product: Product, { words, currency, language }: Visit): Html {
  return html`<table><caption>${words.variants}</caption>
  <thead><tr>${product.options.map(({ label }) => html`<th scope="col">${label}</th>`)}<th scope="col" class="number">${words.price}</th><th scope="col">${words.availability}</th></tr></thead>
  <tbody>${product.variants.map(variant => {
    const price = variant.prices.find(p => p.currency === currency)
    return html`<tr>${product.options.map(option => html`<td>${choice(option, variant)}</td>`)}
      <td class="number">${price && format({ amount: price.amount, currency }, language)}</td>
      <td class="quiet">${!variant.inStock && words.soldOut}</td></tr>`
  })}</tbody></table>`
}

function choice(option: Product['options'][number], variant: Variant): Html | string {
  const value = option.values.find(({ code }) => code === variant.options[option.code])
  if (!value) return ''
  return html`${value.swatch && html`<svg class="swatch" viewBox="0 0 2 2" aria-hidden="true"><circle cx="1" cy="1" r="1" fill="${value.swatch}"/></svg>`}${value.label}`
}

function structuredData(product: Product, { currency, url }: Visit): Html {
  const range = product.prices.find(price => price.currency === currency)
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.seo.description,
    image: product.media.map(picture => new URL(picture.url, url).href),
    sku: product.variants[0]?.sku,
    ...(range && {
      offers: {
        '@type': 'AggregateOffer',
        priceCurrency: currency,
        lowPrice: toDecimal({ amount: range.min, currency }),
        highPrice: toDecimal({ amount: range.max, currency }),
        availability: `https://schema.org/${product.inStock ? 'InStock' : 'OutOfStock'}`,
      },
    }),
  }
  // '<' cannot end the block early when it is written as an escape.
  return new Html(
    `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
  )
}
