import { type Html, html } from '@stoa/platform/html'
import { bagCookie, readCart } from '../cart/read-cart.ts'
import { picturesBySku } from '../checkout/pictures-by-sku.ts'
import { boughtLines, totalsList } from '../checkout/stepped.ts'
import { missingPage } from '../errors/pages.ts'
import type { Page, Part, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressLines } from '../view/address-lines.ts'
import { type Order, readOrder } from './read-order.ts'
import { readReturns, returnable, returnsList } from './returns.ts'
import { readTimeline, timelineList } from './timeline.ts'

export async function orderPage(visit: Visit): Promise<Page | Part> {
  const order = await readOrder(visit)
  if (!order) return missingPage(visit)
  const entries = await readTimeline(visit, order.id)
  if (visit.part === 'timeline') return { part: timelineList(visit, entries) }
  const [pictures, returns] = await Promise.all([
    picturesBySku(visit, order.lines),
    readReturns(visit, order.id),
  ])
  const { words, url } = visit
  const thanks = url.searchParams.has('thanks')
  return {
    title: words.order.title(order.number),
    personal: true,
    script: 'order.js',
    // What was in the bag is bought.
    ...(thanks && { cookies: [bagCookie(await readCart(visit))] }),
    body: html`<article class="order" data-order="${order.id}" data-seen="${entries.at(-1)?.seq ?? 0}">
  ${opening(visit, order, thanks)}
  <section class="order-events"><h2>${words.order.timeline}</h2>${timelineList(visit, entries)}<p class="muted small" data-live hidden>${words.order.live}</p>${parcels(visit, order)}</section>
  <section class="order-what"><h2>${words.order.lines}</h2>
    ${boughtLines(visit, order.lines, pictures)}
    ${totalsList(visit, order.totals)}
    ${order.shipTo && html`<div class="order-to"><h3>${words.order.shipTo}</h3>${addressLines(order.shipTo, visit)}</div>`}
    ${returnsList(visit, order, returns)}
    ${doing(visit, order, returnable(order, returns).length > 0)}
  </section>
</article>`,
  }
}

function opening({ words, url }: Visit, { number, email, status }: Order, thanks: boolean): Html {
  const problem = url.searchParams.get('problem')
  return html`<header class="head">
  <h1>${thanks ? words.order.thanks : words.order.title(number)}</h1>
  ${thanks && html`<p class="lead">${words.order.thanksLine(number)} ${email && words.order.mail(email)}</p>`}
  ${!thanks && html`<p class="lead">${words.order.statuses[status] ?? status}</p>`}
  ${status === 'cancelled' && html`<p class="note">${words.order.cancelled}</p>`}
  ${problem !== null && html`<p class="note note-bad" role="alert">${words.order.notCancellable}</p>`}
</header>`
}

const parcels = ({ words }: Visit, { shipments }: Order): Html[] =>
  shipments
    .filter(({ trackingUrl }) => trackingUrl !== undefined)
    .map(
      ({ carrier, trackingNumber, trackingUrl }) =>
        html`<p><a class="underlined" href="${trackingUrl}">${words.order.track}</a> <span class="muted">${carrier} ${trackingNumber}</span></p>`,
    )

/** Only what can still be done. */
function doing({ words }: Visit, order: Order, returns: boolean): Html | undefined {
  const { id, status, fulfilmentStatus } = order
  if (status === 'open' && fulfilmentStatus === 'unfulfilled')
    return html`<form method="post" action="/orders/${id}/cancel"><button class="plain">${words.order.cancel}</button></form>`
  if (returns && (fulfilmentStatus === 'fulfilled' || fulfilmentStatus === 'partly-returned'))
    return html`<p><a class="button button-quiet" href="/orders/${id}/return">${words.order.return}</a></p>`
  return undefined
}

export async function cancelOrder({ shop, call, params }: Visit): Promise<Redirect> {
  const path = `/orders/${params.id}`
  const answer = await shop.clients.orders.cancelOrder({ id: params.id! }, call)
  return { to: answer.ok ? path : `${path}?problem=${answer.error.code}` }
}
