import { html } from '@stoa/platform/html'
import { readReturns } from '../order/returns.ts'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { accountFrame } from './account-frame.ts'
import { dayOf } from './order-pages.ts'

/** Of the latest orders; older ones show theirs on their own page. */
export async function returnsPage(visit: Visit): Promise<Page> {
  const found = await latestReturns(visit)
  const { account, order } = visit.words
  const body =
    found.length === 0
      ? html`<div class="empty">${drawings.parcel}<h2>${account.noReturns}</h2><p class="muted">${account.noReturnsHint}</p><p><a class="button button-quiet" href="/account/orders">${account.orders}</a></p></div>`
      : html`<ul class="rows">${found.map(
          ({ number, back }) =>
            html`<li><a class="row-link" href="/orders/${back.orderId}"><span><b>${number}</b><small>${dayOf(visit, back.requestedAt)}</small></span><span class="muted">${order.pieces(back.lines.reduce((sum, { quantity }) => sum + quantity, 0))}</span><span>${account.returnStatuses[back.status] ?? back.status}</span><span class="muted">${account.resolutions[back.resolution]}</span></a></li>`,
        )}</ul>`
  return accountFrame(visit, 'returns', body)
}

async function latestReturns(visit: Visit) {
  const mine = await visit.shop.clients.orders.listMyOrders({ limit: 20 }, visit.call)
  if (!mine.ok) return []
  const lists = await Promise.all(
    mine.value.items.map(async ({ id, number }) =>
      (await readReturns(visit, id)).map(back => ({ number, back })),
    ),
  )
  return lists.flat()
}
