import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { money } from '../view/price.ts'
import { type Checkout, pathOf } from './read-checkout.ts'

const steps = ['address', 'delivery', 'payment'] as const
type Step = (typeof steps)[number]

/** The steps above, the form at the left, what is bought at the right. */
export function stepped(visit: Visit, checkout: Checkout, now: Step, body: Html): Html {
  const { words } = visit
  const at = steps.indexOf(now)
  return html`<div class="checkout">
  <div class="checkout-main">
    <ol class="steps" aria-label="${words.checkout.title}">${steps.map((step, index) =>
      stepItem(words.checkout.steps[step], `${pathOf(checkout)}?step=${step}`, index - at),
    )}</ol>
    ${body}
  </div>
  ${orderSummary(visit, checkout)}
</div>`
}

function stepItem(label: string, path: string, distance: number): Html {
  if (distance < 0) return html`<li><a href="${path}">${label}</a></li>`
  if (distance === 0) return html`<li aria-current="step">${label}</li>`
  return html`<li class="muted">${label}</li>`
}

function orderSummary(visit: Visit, { lines, totals, total }: Checkout): Html {
  const { words } = visit
  return html`<aside class="order-summary" aria-label="${words.checkout.summary}">
  <details open><summary><span>${words.checkout.summary}</span><b>${money(total, visit)}</b></summary>
  <ul>${lines.map(
    ({ title, quantity, total: sum }) =>
      html`<li><span>${title}${quantity > 1 && html` <span class="muted">× ${quantity}</span>`}</span><span class="price">${money(sum, visit)}</span></li>`,
  )}</ul>
  ${totalsList(visit, totals)}
  </details>
</aside>`
}

export const totalsList = (visit: Visit, totals: Checkout['totals']): Html =>
  html`<dl class="sums">${totals
    .filter(({ kind, included, money: { amount } }) => !included || (kind === 'tax' && amount > 0))
    .map(({ kind, label, money: amount, included }) => {
      const name = visit.words.cart.totals[kind] ?? label
      if (included)
        return html`<div class="muted"><dt>${visit.words.cart.taxIncluded(visit.words.cart.tax, money(amount, visit))}</dt></div>`
      return html`<div class="sums-${kind}"><dt>${name}</dt><dd>${money(amount, visit)}</dd></div>`
    })}</dl>`
