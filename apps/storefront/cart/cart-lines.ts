import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { money } from '../view/price.ts'
import { thumbnail } from '../view/thumbnail.ts'
import type { Cart, Line } from './read-cart.ts'

export const cartLines = (visit: Visit, cart: Cart): Html =>
  html`<ul class="lines">${cart.lines.map(line => lineItem(visit, cart, line))}</ul>
${cart.problems.some(({ code }) => code === 'price_changed') && html`<form method="post" action="/cart/prices"><button class="button button-quiet">${visit.words.cart.accept}</button></form>`}`

function lineItem(visit: Visit, cart: Cart, line: Line): Html {
  const { words } = visit
  const { price, quantity, lineId } = line
  const title = price?.title ?? line.sku
  return html`<li class="line">
  ${thumbnail(price?.image)}
  <div class="line-about">
    <h2>${price ? html`<a href="/products/${price.productSlug}">${title}</a>` : title}</h2>
    ${price && html`<p class="muted">${price.optionText}</p>`}
    ${price && quantity > 1 && html`<p class="muted">${words.cart.each(money(price.unit, visit))}</p>`}
    ${problemsOf(visit, cart, line)}
  </div>
  <p class="price">${price && html`${price.discount.amount > 0 && html`<del>${money(price.subtotal, visit)}</del> `}${money({ ...price.subtotal, amount: price.subtotal.amount - price.discount.amount }, visit)}`}</p>
  <form class="line-change" method="post" action="/cart/lines/${lineId}">
    <label class="quantity"><span class="unseen">${words.cart.quantityOf(title)}</span><select name="quantity" data-apply>${quantities(quantity).map(n => html`<option${n === quantity && html` selected`}>${n}</option>`)}</select></label>
    <button class="plain" data-without-script>${words.cart.update}</button>
    <button class="plain" name="remove" value="1" aria-label="${words.cart.removeLine(title)}">${words.cart.remove}</button>
  </form>
</li>`
}

function quantities(now: number): number[] {
  const usual = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20]
  return usual.includes(now) ? usual : [...usual, now].sort((a, b) => a - b)
}

/** What is wrong with a line stands at the line. */
function problemsOf({ words }: Visit, { problems }: Cart, { lineId }: Line): Html[] {
  return problems
    .filter(problem => problem.lineId === lineId)
    .map(({ code, detail, data }) => {
      const available = data?.available
      return html`<p class="wrong">${words.cart.problems[code] ?? detail}${typeof available === 'number' && available > 0 && html` ${words.cart.available(available)}`}</p>`
    })
}
