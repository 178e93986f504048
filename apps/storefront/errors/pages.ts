import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'

type Texts = { readonly title: string; readonly hint: string }

/** A drawing, what happened, and somewhere to go on: never a dead end. */
const notice = (drawing: Html, { title, hint }: Texts, more: Html): Html =>
  html`<section class="notice">${drawing}<h1>${title}</h1><p class="lead">${hint}</p>${more}</section>`

const home = ({ words }: Visit): Html => html`<a class="button" href="/">${words.home}</a>`

const again = ({ url, words }: Visit): Html =>
  html`<a class="button" href="${url.pathname}${url.search}">${words.tryAgain}</a>`

export const missingPage = (visit: Visit): Page => ({
  status: 404,
  title: visit.words.missing.title,
  noIndex: true,
  body: notice(
    drawings.shelf,
    visit.words.missing,
    html`<form class="ask" action="/search"><input type="search" name="q" aria-label="${visit.words.search}" placeholder="${visit.words.search}"><button class="button button-quiet">${visit.words.searchGo}</button></form><p>${home(visit)}</p>`,
  ),
})

export const brokenPage = (visit: Visit): Page => ({
  status: 500,
  title: visit.words.broken.title,
  noIndex: true,
  personal: true,
  body: notice(
    drawings.shards,
    visit.words.broken,
    html`<p class="notice-ways">${again(visit)} <a class="button button-quiet" href="/">${visit.words.home}</a></p><p class="muted small">${visit.words.reference}: <code>${visit.call.requestId}</code></p>`,
  ),
})

/** Closed on purpose, or because nobody behind the pages answers. */
export const closedForNow = (visit: Visit, texts: Texts, retryAfterSeconds: number): Page => ({
  status: 503,
  title: texts.title,
  noIndex: true,
  personal: true,
  retryAfterSeconds,
  frame: 'bare',
  body: notice(drawings.wheel, texts, html`<p>${again(visit)}</p>`),
})

/** Kept by the browser and shown when it reaches nobody; the script goes on when it does again. */
export const offlinePage = async (visit: Visit): Promise<Page> => ({
  title: visit.words.offline.title,
  noIndex: true,
  frame: 'bare',
  script: 'offline.js',
  body: notice(
    drawings.plug,
    visit.words.offline,
    html`<p><a class="button" href="" data-again>${visit.words.tryAgain}</a></p>`,
  ),
})
