import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { type Html, html } from '@stoa/platform/html'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import type { Order } from './read-order.ts'

export type Return = OutputOf<(typeof ordersContract)['methods']['listMyReturns']>['items'][number]

/** Not on its way yet: it counts, and can be kept after all. */
const isAsked = ({ status }: Return): boolean => status === 'requested' || status === 'approved'

export async function readReturns({ shop, call }: Visit, id: string): Promise<readonly Return[]> {
  const answer = await shop.clients.orders.listMyReturns({ id }, call)
  return answer.ok ? answer.value.items : []
}

/** The lines of which something is there, and how many pieces can still go back. */
export function returnable({ lines }: Order, returns: readonly Return[]) {
  const asked = returns.filter(isAsked).flatMap(one => one.lines)
  const askedOf = (id: string) =>
    asked.filter(({ lineId }) => lineId === id).reduce((sum, { quantity }) => sum + quantity, 0)
  return lines
    .map(line => ({ ...line, most: line.giftCard ? 0 : line.shipped - line.returned - askedOf(line.lineId) }))
    .filter(({ most }) => most > 0)
}

/** What goes back, how far it is, and the way to keep it after all. */
export function returnsList(
  visit: Visit,
  { id, lines }: Order,
  returns: readonly Return[],
): Html | undefined {
  if (returns.length === 0) return undefined
  const { account } = visit.words
  const titleOf = (lineId: string) => lines.find(line => line.lineId === lineId)?.title
  return html`<div class="order-back"><h3>${account.returns}</h3><ul class="rows">${returns.map(
    one =>
      html`<li class="row-item"><span>${one.lines.map(({ lineId, quantity }) => `${quantity} × ${titleOf(lineId)}`).join(', ')}<small>${account.resolutions[one.resolution]} · ${account.returnStatuses[one.status] ?? one.status}</small></span>${isAsked(one) && html`<form method="post" action="/orders/${id}/returns"><button class="plain" name="keep" value="${one.id}">${account.keepIt}</button></form>`}</li>`,
  )}</ul></div>`
}

/** It may have arrived meanwhile: then the page says so by itself. */
export async function keepAfterAll({ form, params, shop, call }: Visit): Promise<Redirect> {
  const returnId = form.get('keep') ?? ''
  await shop.clients.orders.withdrawReturn({ id: params.id!, returnId }, call).catch(error => {
    if (!isPlatformError(error) || ![400, 404].includes(error.status)) throw error
  })
  return { to: `/orders/${params.id}` }
}
