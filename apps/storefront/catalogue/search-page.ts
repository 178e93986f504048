import { html } from '@stoa/platform/html'
import { missingPage } from '../errors/pages.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { icons } from '../view/icons.ts'
import { listingOf } from './listing.ts'
import { loadListing } from './load-listing.ts'
import { popularRow } from './popular.ts'

export async function searchPage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const listing = await loadListing(visit, {})
  if (!listing) return missingPage(visit)
  const q = url.searchParams.get('q')?.trim() ?? ''
  return {
    title: q ? words.searchTitle(q) : words.everything,
    noIndex: q !== '',
    body: html`<header class="head">
  <h1>${q ? words.searchTitle(q) : words.everything}</h1>
  <form class="ask only-narrow" action="/search"><input type="search" name="q" value="${q}" placeholder="${words.search}" aria-label="${words.searchAgain}"><button class="button" aria-label="${words.searchGo}">${icons.search}</button></form>
  ${listing.corrected && html`<p class="note" role="status">${words.corrected(listing.corrected)}</p>`}
</header>
${listingOf(visit, listing)}
${listing.items.length === 0 && (await popularRow(visit))}`,
  }
}
