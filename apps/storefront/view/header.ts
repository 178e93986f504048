import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { icons } from './icons.ts'

export function header(visit: Visit): Html {
  const { words, url, shop } = visit
  const q = url.pathname === '/search' ? (url.searchParams.get('q') ?? '') : ''
  return html`<header class="top">
  <a class="brand" href="/">${shop.brand.name}</a>
  <nav class="rooms" aria-label="${words.shop}">${visit.categories
    .filter(({ depth }) => depth === 0)
    .map(
      room =>
        html`<a href="/categories/${room.slug}"${url.pathname === `/categories/${room.slug}` && html` aria-current="page"`}>${room.title}</a>`,
    )}</nav>
  <search class="search">
    <form action="/search" data-suggest>
      <input type="search" name="q" value="${q}" placeholder="${words.search}" aria-label="${words.search}" autocomplete="off" autocapitalize="off" spellcheck="false">
      <button aria-label="${words.searchGo}">${icons.search}</button>
      <div class="suggestions" hidden></div>
    </form>
  </search>
  <nav class="tools" aria-label="${words.yours}">
    <a href="/account" aria-label="${words.account.title}">${icons.person}</a>
    <a href="/cart" data-cart>${icons.bag}<span class="unseen">${words.cart.title}</span> <span class="count" data-count hidden></span></a>
  </nav>
</header>`
}

/** Nothing that leads away from paying but the way back. */
export const bareHeader = ({ words, shop }: Visit, paying: boolean): Html =>
  html`<header class="top top-bare"><a class="brand" href="/">${shop.brand.name}</a>${
    paying &&
    html`<span class="safe">${icons.lock} ${words.checkout.safe}</span><a class="quiet-link" href="/cart">${words.checkout.back}</a>`
  }</header>`
