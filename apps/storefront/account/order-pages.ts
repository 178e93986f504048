import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { field } from '../view/field.ts'
import { money } from '../view/price.ts'
import { accountFrame } from './account-frame.ts'
import { entrance, sent } from './entrance-pages.ts'

export async function ordersPage(visit: Visit): Promise<Page> {
  const { shop, call, words, url } = visit
  const cursor = url.searchParams.get('cursor')
  const [orders, profile] = await Promise.all([
    shop.clients.orders.listMyOrders({ limit: 20, ...(cursor && { cursor }) }, call),
    shop.clients.identity.getProfile({}, call),
  ])
  const items = orders.ok ? orders.value.items : []
  const next = orders.ok ? orders.value.next : undefined
  const name = profile.ok ? profile.value.name : ''
  const body =
    items.length === 0
      ? html`<div class="empty">${drawings.parcel}<h2>${words.account.noOrders}</h2><p class="muted">${words.account.noOrdersHint}</p><p><a class="button button-quiet" href="/">${words.cart.begin}</a></p></div>`
      : html`<ul class="rows">${items.map(order => orderRow(visit, order))}</ul>${next && html`<p><a class="button button-quiet" href="?cursor=${encodeURIComponent(next)}">${words.more}</a></p>`}`
  return accountFrame(
    visit,
    'orders',
    body,
    name && url.pathname === '/account' ? words.account.greeting(name) : undefined,
  )
}

type Summary = {
  readonly id: string
  readonly number: string
  readonly placedAt: string
  readonly units: number
  readonly total: { readonly amount: number; readonly currency: string }
  readonly status: string
  readonly fulfilmentStatus: string
}

function orderRow(visit: Visit, order: Summary): Html {
  const { words } = visit
  const status = order.status === 'open' ? order.fulfilmentStatus : order.status
  return html`<li><a class="row-link" href="/orders/${order.id}"><span><b>${order.number}</b><small>${dayOf(visit, order.placedAt)}</small></span><span class="muted">${words.order.pieces(order.units)}</span><span>${words.order.statuses[status] ?? status}</span><span class="price">${money(order.total, visit)}</span></a></li>`
}

export const dayOf = ({ words }: Visit, instant: string): string =>
  new Intl.DateTimeFormat(words.dates, { dateStyle: 'medium' }).format(new Date(instant))

/** For orders without an account. */
export async function findOrderPage(visit: Visit): Promise<Page> {
  const { findOrder, account } = visit.words
  if (visit.url.searchParams.has('sent'))
    return entrance(visit, findOrder.title, sent(visit, findOrder.sent, '/orders/find'))
  return entrance(
    visit,
    findOrder.title,
    html`<p class="lead">${findOrder.hint}</p><form class="form" method="post" action="/orders/find">
  ${field({ name: 'number', label: findOrder.number, required: true, most: 24, autocomplete: 'off' })}
  ${field({ name: 'email', label: account.email, type: 'email', autocomplete: 'email', required: true, most: 254 })}
  <button class="button button-large">${findOrder.send}</button></form>`,
  )
}
