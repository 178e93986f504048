import { type Html, html } from '@stoa/platform/html'
import { entrance } from '../account/entrance-pages.ts'
import { picturesBySku } from '../checkout/pictures-by-sku.ts'
import { missingPage } from '../errors/pages.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { thumbnail } from '../view/thumbnail.ts'
import { readOrder } from './read-order.ts'
import { readReturns, returnable } from './returns.ts'

type Line = ReturnType<typeof returnable>[number]

export async function returnFormPage(visit: Visit): Promise<Page> {
  const order = await readOrder(visit)
  if (!order) return missingPage(visit)
  const { account, order: said } = visit.words
  const lines = returnable(order, await readReturns(visit, order.id))
  const back = html`<p><a class="underlined" href="/orders/${order.id}">${said.title(order.number)}</a></p>`
  if (lines.length === 0)
    return entrance(
      visit,
      account.returnTitle,
      html`<p class="lead">${account.problems.not_returnable}</p>${back}`,
    )
  const pictures = await picturesBySku(visit, lines)
  return entrance(
    visit,
    account.returnTitle,
    html`<form class="form" method="post" action="/orders/${order.id}/return">
  <fieldset class="going-back"><legend class="unseen">${said.lines}</legend>${lines.map(line => lineChoice(visit, line, lines.length === 1, pictures.get(line.sku)))}</fieldset>
  ${choice('reason', account.returnReason, account.returnReasons)}
  ${choice('resolution', account.resolution, account.resolutions)}
  <button class="button button-large">${account.returnSend}</button>
</form>${back}`,
  )
}

/** Whoever has one piece to send back comes for that one. */
function lineChoice({ words }: Visit, line: Line, only: boolean, picture: string | undefined): Html {
  const { lineId, title, most } = line
  const now = only && most === 1 ? 1 : 0
  const counts = Array.from({ length: Math.min(most, 50) + 1 }, (_, n) => n)
  return html`<div class="going-line">${thumbnail(picture)}<label for="${lineId}">${title}</label><div class="field"><select id="${lineId}" name="line.${lineId}">${counts.map(n => html`<option value="${n}"${n === now && html` selected`}>${n === 0 ? words.account.stays : words.order.pieces(n)}</option>`)}</select></div></div>`
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
  if (lines.length === 0) return { to: `${path}/return?problem=nothing_chosen` }
  const resolution = resolutions.find(known => known === form.get('resolution')) ?? 'refund'
  const asked = await shop.clients.orders.requestReturn({ id: params.id!, lines, resolution }, call)
  return { to: asked.ok ? path : `${path}/return?problem=${asked.error.code}` }
}
