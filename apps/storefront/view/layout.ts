import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import { languages } from '../server/preferences.ts'
import type { Visit } from '../server/visit.ts'
import { asData } from './as-data.ts'
import { footer } from './footer.ts'
import { bareHeader, header } from './header.ts'

const font = 'bricolage-grotesque-latin-wght-normal.woff2'

/** The whole document round a page. */
export function framed(visit: Visit, page: Page): string {
  const { language, theme, words, shop } = visit
  const { at } = shop.assets
  const { frame = 'shop' } = page
  return html`<!doctype html>
<html lang="${language}"${theme !== 'system' && html` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${headOf(visit, page)}
<link rel="preload" href="${at(font)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${at('shop.css')}">
<link rel="icon" href="${at('mark.svg')}" type="image/svg+xml">
<script type="module" src="${at('shop.js')}"></script>
${page.script && html`<script type="module" src="${at(page.script)}"></script>`}
</head>
<body${frame !== 'shop' && html` class="in-${frame}"`}>
<a class="skip" href="#main">${words.skip}</a>
${frame === 'shop' ? header(visit) : bareHeader(visit, frame === 'checkout')}
<main id="main" tabindex="-1">${page.body}</main>
${
  frame === 'shop' &&
  html`${footer(visit)}
<dialog id="drawer" class="drawer" aria-label="${words.cart.title}"><div class="drawer-body"></div></dialog>`
}
<div id="status" class="unseen" role="status"></div>
</body>
</html>`.text
}

function headOf({ url, language, shop, words }: Visit, page: Page): Html {
  const path = page.canonical ?? url.pathname
  const absolute = (to: string) => new URL(to, url.origin).href
  const inLanguage = (code: string) =>
    absolute(code === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${code}`)
  const title = page.title.includes(shop.brand.name) ? page.title : `${page.title} | ${shop.brand.name}`
  const description = page.description ?? shop.brand.story[language]
  const hidden = page.noIndex || page.personal
  return html`<title>${title}</title>
<meta name="description" content="${description}">
${
  hidden
    ? html`<meta name="robots" content="noindex">`
    : html`<link rel="canonical" href="${inLanguage(language)}">
${languages.map(code => html`<link rel="alternate" hreflang="${code}" href="${inLanguage(code)}">`)}
<link rel="alternate" hreflang="x-default" href="${absolute(path)}">`
}
<meta property="og:site_name" content="${shop.brand.name}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${page.data?.some(data => '@type' in data && data['@type'] === 'Product') ? 'product' : 'website'}">
<meta property="og:url" content="${inLanguage(language)}">
<meta property="og:locale" content="${words.locale}">
<meta property="og:image" content="${absolute(forPosting(page.image ?? `/media/seed/${shop.brand.hero.light}`))}">
<meta name="twitter:card" content="summary_large_image">
${page.data?.map(structured)}`
}

/** Whoever shows a link to others takes no drawings and no WebP. */
const forPosting = (url: string): string => (url.startsWith('/media/') ? `${url}?w=1280&f=jpeg` : url)

const structured = (data: object): Html =>
  html`<script type="application/ld+json">${asData({ '@context': 'https://schema.org', ...data })}</script>`
