import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { icons } from '../view/icons.ts'
import { money } from '../view/price.ts'
import { thumbnail } from '../view/thumbnail.ts'
import { picturesBySku } from './pictures-by-sku.ts'
import { type Checkout, pathOf } from './read-checkout.ts'

const steps = ['address', 'delivery', 'payment'] as const
type Step = (typeof steps)[number]
type Bought = Pick<Checkout['lines'][number], 'sku' | 'title' | 'quantity' | 'total'>
type Pictures = ReadonlyMap<string, string>

/** The steps above, the form at the left, what is bought at the right. */
export async function stepped(visit: Visit, checkout: Checkout, now: Step, body: Html): Promise<Html> {
  const pictures = await picturesBySku(visit, checkout.lines)
  const { words } = visit
  const at = steps.indexOf(now)
  return html`<div class="checkout">
  <div class="checkout-main">
    <ol class="steps" aria-label="${words.checkout.title}">${steps.map((step, index) =>
      stepItem(words.checkout.steps[step], `${pathOf(checkout)}?step=${step}`, index - at),
    )}</ol>
    ${body}
  </div>
  ${orderSummary(visit, checkout, pictures)}
</div>`
}

function stepItem(label: string, path: string, distance: number): Html {
  if (distance < 0) return html`<li><a href="${path}">${label}</a></li>`
  if (distance === 0) return html`<li aria-current="step">${label}</li>`
  return html`<li class="muted">${label}</li>`
}

function orderSummary(visit: Visit, { lines, totals, total }: Checkout, pictures: Pictures): Html {
  const { words } = visit
  return html`<aside class="order-summary" aria-label="${words.checkout.summary}">
  <details open><summary><span>${words.checkout.summary}</span><b>${money(total, visit)}</b></summary>
  ${boughtLines(visit, lines, pictures)}
  ${totalsList(visit, totals)}
  <ul class="promises">${(['lock', 'back', 'parcel'] as const).map(name => html`<li>${icons[name]} ${words.checkout.promises[name]}</li>`)}</ul>
  </details>
</aside>`
}

/** Of a checkout and of an order alike. */
export const boughtLines = (visit: Visit, lines: readonly Bought[], pictures: Pictures): Html =>
  html`<ul class="bought">${lines.map(
    ({ sku, title, quantity, total }) =>
      html`<li>${thumbnail(pictures.get(sku))}<span>${title}${quantity > 1 && html`<small>× ${quantity}</small>`}</span><span class="price">${money(total, visit)}</span></li>`,
  )}</ul>`

export const totalsList = (visit: Visit, totals: Checkout['totals']): Html =>
  html`<dl class="sums">${totals
    .filter(({ kind, included, money: { amount } }) => !included || (kind === 'tax' && amount > 0))
    .map(({ kind, label, money: amount, included }) => {
      const name = visit.words.cart.totals[kind] ?? label
      if (included)
        return html`<div class="muted"><dt>${visit.words.cart.taxIncluded(visit.words.cart.tax, money(amount, visit))}</dt></div>`
      return html`<div class="sums-${kind}"><dt>${name}</dt><dd>${money(amount, visit)}</dd></div>`
    })}</dl>`
