import { html } from '@stoa/platform/html'
import { missingPage } from '../errors/pages.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { picture } from '../view/picture.ts'
import { listingOf } from './listing.ts'
import { loadListing } from './load-listing.ts'

export async function collectionPage(visit: Visit): Promise<Page> {
  const { shop, params, language } = visit
  const collection = shop.brand.collections.find(({ slug }) => slug === params.slug)
  const listing = collection && (await loadListing(visit, { tag: collection.tag }))
  if (!collection || !listing) return missingPage(visit)
  const url = `/media/seed/${collection.picture}`
  return {
    title: collection.title[language],
    description: collection.intro[language],
    image: url,
    body: html`<header class="head head-picture">
  <div><h1>${collection.title[language]}</h1><p class="lead">${collection.intro[language]}</p></div>
  ${picture({ url, alt: collection.pictureAlt[language] }, { sizes: '(min-width: 48rem) 50vw, 100vw', now: 'first' })}
</header>
${listingOf(visit, listing)}`,
  }
}
