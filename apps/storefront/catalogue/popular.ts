import { type Html, html } from '@stoa/platform/html'
import { fromEveryRoom } from '../home/from-every-room.ts'
import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'
import { cardGrid } from '../view/card.ts'
import { icons } from '../view/icons.ts'
import { productsBySlug } from './products-by-slug.ts'

export const cardRow = (title: string, cards: readonly Card[], visit: Visit): Html | undefined =>
  cards.length === 0
    ? undefined
    : html`<section class="row"><div class="row-head"><h2>${title}</h2><a class="quiet-link" href="/search">${visit.words.everything} ${icons.arrow}</a></div>${cardGrid(cards, visit, { level: 3, className: 'grid grid-4' })}</section>`

/** What is ordered most; where too little was ordered to say, what the shop itself is known for. */
export async function popularCards(visit: Visit): Promise<readonly Card[]> {
  const most = 4
  const answer = await visit.shop.clients.recommendations.listPopular({ limit: most }, visit.call)
  const items = answer.ok ? answer.value.items : []
  const ordered = items.filter(({ reason }) => reason === 'popular').map(({ slug }) => slug)
  if (ordered.length === most) return productsBySlug(visit, ordered)
  return fromEveryRoom(visit, { most, tag: 'bestseller' })
}

/** Where there is nothing else to show: a page is not kept back for it. */
export const popularRow = async (visit: Visit): Promise<Html | undefined> =>
  cardRow(visit.words.popular, await popularCards(visit).catch(() => []), visit)
