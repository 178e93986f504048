import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'

type Texts = { readonly title: string; readonly hint: string }

/** Somewhere to go on, never a dead end. */
const notice = ({ words }: Visit, { title, hint }: Texts, more?: Html): Html =>
  html`<section class="notice"><h1>${title}</h1><p>${hint}</p>${more}<p><a class="button" href="/">${words.home}</a></p></section>`

export const missingPage = (visit: Visit): Page => ({
  status: 404,
  title: visit.words.missing.title,
  noIndex: true,
  body: notice(
    visit,
    visit.words.missing,
    html`<form class="ask" action="/search"><input type="search" name="q" aria-label="${visit.words.search}" placeholder="${visit.words.search}"><button class="button">${visit.words.searchGo}</button></form>`,
  ),
})

export const brokenPage = (visit: Visit): Page => ({
  status: 500,
  title: visit.words.broken.title,
  noIndex: true,
  personal: true,
  body: notice(
    visit,
    visit.words.broken,
    html`<p class="muted">${visit.words.reference}: <code>${visit.call.requestId}</code></p>`,
  ),
})

export const offlinePage = async (visit: Visit): Promise<Page> => ({
  title: visit.words.offline.title,
  noIndex: true,
  body: notice(visit, visit.words.offline),
})
