import { html } from '@stoa/platform/html'
import type { Page, Part } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { whereTo } from './ask-form.ts'
import { entrance } from './entrance.ts'

/** What came of asking, or the form once more; a script asks for the part that is the visitor's own. */
export async function alertsPage(visit: Visit): Promise<Page | Part> {
  const { words, url, part } = visit
  const { alerts } = words
  if (part === 'where') return { part: whereTo(visit) }
  const done = url.searchParams.get('done')
  if (done === 'subscribed') return entrance(visit, alerts.subscribed, ways(visit, alerts.subscribedHint))
  if (done === 'unconfirmed') return entrance(visit, alerts.unconfirmed, ways(visit, alerts.unconfirmedHint))
  const sku = url.searchParams.get('sku') ?? ''
  return entrance(
    visit,
    alerts.title,
    html`<form class="form" method="post" action="/alerts"><input type="hidden" name="sku" value="${sku}">
  ${whereTo(visit)}<button class="button button-large">${alerts.send}</button></form>`,
  )
}

/** A press of a button, because looking at a page never changes anything. */
export async function confirmPage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const { alerts } = words
  return entrance(
    visit,
    alerts.confirmTitle,
    html`${drawings.letter}<p class="lead">${alerts.confirmHint}</p><form class="form" method="post" action="/alerts/confirm">
  <input type="hidden" name="token" value="${url.searchParams.get('token') ?? ''}"><button class="button button-large">${alerts.confirmDo}</button></form>`,
  )
}

export async function unsubscribePage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const { alerts } = words
  const token = url.searchParams.get('token') ?? ''
  return entrance(
    visit,
    alerts.endTitle,
    html`${drawings.letter}<p class="lead">${endsReminders(token) ? alerts.endRemindersHint : alerts.endHint}</p><form class="form" method="post" action="/unsubscribe">
  <input type="hidden" name="token" value="${token}"><button class="button button-large">${alerts.endDo}</button></form>`,
  )
}

/** A link says in its first word what it is for; whether it is true is decided when it is followed. */
export const endsReminders = (token: string): boolean => token.startsWith('reminders.')

export const ways = ({ words }: Visit, said?: string) =>
  html`${drawings.letter}${said && html`<p class="lead" role="status">${said}</p>`}<p class="notice-ways"><a class="button" href="/">${words.home}</a></p>`
