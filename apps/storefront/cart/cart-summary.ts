import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { icons } from '../view/icons.ts'
import { money } from '../view/price.ts'
import type { Cart } from './read-cart.ts'

/** How the total comes about: what is taken off stands by its name. */
export function summary(visit: Visit, cart: Cart): Html {
  const { words } = visit
  const { totals, discounts, taxes, total, shipping } = cart
  const inside = taxes.filter(tax => tax.included).map(({ amount }) => amount.amount)
  const included = { amount: inside.reduce((sum, amount) => sum + amount, 0), currency: total.currency }
  const parts = totals.filter(({ counts, kind }) => counts && !kind.endsWith('discount'))
  return html`<dl class="sums">
  ${parts.map(({ kind, amount }) => html`<div><dt>${words.cart.totals[kind] ?? kind}</dt><dd>${money(amount, visit)}</dd></div>`)}
  ${discounts.map(({ label, amount }) => html`<div class="sale"><dt>${label}</dt><dd>${money({ ...amount, amount: -amount.amount }, visit)}</dd></div>`)}
  <div class="sums-total"><dt>${words.cart.totals.total}</dt><dd data-total>${money(total, visit)}</dd></div>
</dl>
<p class="muted sums-tax">${included.amount > 0 && html`${words.cart.taxIncluded(words.cart.tax, money(included, visit)).replace(/\.?$/, '.')} `}${!shipping && words.cart.shippingLater}</p>`
}

export function couponForm(visit: Visit, { couponResults }: Cart): Html {
  const { words } = visit
  return html`<form class="coupon" method="post" action="/cart/coupons">
  <label class="field"><span>${words.cart.coupon}</span><input name="code" maxlength="40" pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" autocomplete="off" autocapitalize="characters" required></label>
  <button class="button button-quiet">${words.cart.addCoupon}</button>
</form>
${
  couponResults.length > 0 &&
  html`<ul class="coupons">${couponResults.map(
    ({ code, status }) =>
      html`<li class="${status === 'applied' ? '' : 'wrong'}"><form method="post" action="/cart/coupons"><span><b>${code}</b> ${words.cart.couponResults[status] ?? status}</span><button class="round" name="remove" value="${code}" aria-label="${words.remove(code)}">${icons.close}</button></form></li>`,
  )}</ul>`
}`
}
