import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../shop.ts'

export type Brand = { readonly name: string; readonly line: string }

type Frame = {
  readonly title: string
  readonly description?: string | undefined
  readonly canonical?: string
}

/** No script anywhere: what this shop shows first works without one. */
export function layout(visit: Visit, brand: Brand, frame: Frame, body: Html): string {
  const { words, language, url } = visit
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.title} · ${brand.name}</title>
${frame.description && html`<meta name="description" content="${frame.description}">`}
<link rel="canonical" href="${url.origin}${frame.canonical ?? url.pathname}">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/shop.css">
</head>
<body>
<header class="top">
  <a class="brand" href="/">${brand.name}</a>
  <form class="search" action="/" role="search">
    <input type="search" name="q" value="${url.searchParams.get('q') ?? ''}" placeholder="${words.search}" aria-label="${words.search}">
  </form>
</header>
<main>${body}</main>
<footer class="foot">
  <span>${brand.line}</span>
  <nav><a href="/docs">${words.reference}</a></nav>
</footer>
</body>
</html>`.text
}
