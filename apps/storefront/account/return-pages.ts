import type { ordersContract } from '@stoa/contracts/orders'
import type { OutputOf } from '@stoa/kernel/contract'
import { type Html, html } from '@stoa/platform/html'
import { missingPage } from '../errors/pages.ts'
import { type Order, readOrder } from '../order/read-order.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { accountFrame } from './account-frame.ts'
import { entrance } from './entrance-pages.ts'
import { dayOf } from './order-pages.ts'

type Return = OutputOf<(typeof ordersContract)['methods']['listMyReturns']>['items'][number]
type Found = { readonly number: string; readonly back: Return }

/** Of the latest orders; older ones show theirs on their own page. */
export async function returnsPage(visit: Visit): Promise<Page> {
  const found = await readReturns(visit)
  const { words } = visit
  const body =
    found.length === 0
      ? html`<div class="empty">${drawings.parcel}<h2>${words.account.noReturns}</h2><p class="muted">${words.account.noReturnsHint}</p></div>`
      : html`<ul class="rows">${found.map(
          ({ number, back }) =>
            html`<li><a class="row-link" href="/orders/${back.orderId}"><span><b>${number}</b><small>${dayOf(visit, back.requestedAt)}</small></span><span class="muted">${words.account.resolutions[back.resolution]}</span><span>${words.account.returnStatuses[back.status] ?? back.status}</span></a></li>`,
        )}</ul>`
  return accountFrame(visit, 'returns', body)
}

async function readReturns({ shop, call }: Visit): Promise<Found[]> {
  const { orders } = shop.clients
  const mine = await orders.listMyOrders({ limit: 20 }, call)
  if (!mine.ok) return []
  const lists = await Promise.all(
    mine.value.items.map(async ({ id, number }) => {
      const answer = await orders.listMyReturns({ id }, call)
      return answer.ok ? answer.value.items.map(back => ({ number, back })) : []
    }),
  )
  return lists.flat()
}

export async function returnFormPage(visit: Visit): Promise<Page> {
  const order = await readOrder(visit)
  if (!order) return missingPage(visit)
  const { words } = visit
  return entrance(
    visit,
    words.account.returnTitle,
    html`<form class="form" method="post" action="/orders/${order.id}/return">
  ${order.lines.map(line => lineChoice(visit, line))}
  ${choice('reason', words.account.returnReason, words.account.returnReasons)}
  ${choice('resolution', words.account.resolution, words.account.resolutions)}
  <button class="button button-large">${words.account.returnSend}</button>
</form>`,
  )
}

function lineChoice(
  { words }: Visit,
  { lineId, title, shipped, returned }: Order['lines'][number],
): Html | undefined {
  const most = shipped - returned
  if (most <= 0) return undefined
  return html`<div class="field"><label for="${lineId}">${title}</label><select id="${lineId}" name="line.${lineId}">${Array.from({ length: Math.min(most, 50) + 1 }, (_, n) => html`<option value="${n}">${words.order.pieces(n)}</option>`)}</select></div>`
}

const choice = (name: string, label: string, values: Readonly<Record<string, string>>): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${Object.entries(values).map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></div>`

const resolutions = ['refund', 'exchange', 'store-credit'] as const

export async function askReturn({ form, shop, call, params, words }: Visit): Promise<Redirect> {
  const given = form.get('reason') ?? ''
  const reason = given in words.account.returnReasons ? given : 'other'
  const lines = [...form]
    .filter(([name, value]) => name.startsWith('line.') && Number(value) > 0)
    .map(([name, value]) => ({ lineId: name.slice('line.'.length), quantity: Number(value), reason }))
  const path = `/orders/${params.id}`
  if (lines.length === 0) return { to: `${path}/return?problem=unknown` }
  const resolution = resolutions.find(known => known === form.get('resolution')) ?? 'refund'
  const asked = await shop.clients.orders.requestReturn({ id: params.id!, lines, resolution }, call)
  return { to: asked.ok ? path : `${path}/return?problem=${asked.error.code}` }
}
