import { type Html, html } from '@stoa/platform/html'
import { popularRow } from '../catalogue/popular.ts'
import type { Page, Part } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { icons } from '../view/icons.ts'
import { cartLines } from './cart-lines.ts'
import { couponForm, summary } from './cart-summary.ts'
import { bagCookie, type Cart, countOf, readCart } from './read-cart.ts'

type Said = { readonly said: string; readonly bad: boolean }

export async function cartPage(visit: Visit): Promise<Page | Part> {
  const cart = await readCart(visit)
  const code = visit.url.searchParams.get('problem')
  const { failures } = visit.words.cart
  const said = code === null ? undefined : { said: failures[code] ?? failures.unknown!, bad: true }
  if (visit.part === 'drawer') return cartDrawer(visit, cart, said)
  const { words } = visit
  return {
    title: words.cart.title,
    personal: true,
    cookies: [bagCookie(cart)],
    body: html`<section class="cart">
  <h1>${words.cart.title}</h1>
  ${said && note(said)}
  ${cart && cart.lines.length > 0 ? html`<div class="cart-parts"><div>${cartLines(visit, cart)}</div><aside class="cart-sums" aria-label="${words.checkout.summary}">${couponForm(visit, cart)}${summary(visit, cart)}${toCheckout(visit, cart)}</aside></div>` : html`${empty(visit)}${await popularRow(visit)}`}
</section>`,
  }
}

/** The same over whatever page one is on. */
export function cartDrawer(visit: Visit, cart: Cart | undefined, said?: Said): Part {
  const { words } = visit
  const full = cart && cart.lines.length > 0
  return {
    cookies: [bagCookie(cart)],
    status: said?.bad ? 422 : 200,
    part: html`<div class="drawer-head"><h2>${words.cart.titleCount(countOf(cart))}</h2><button class="round" data-close aria-label="${words.cart.close}">${icons.close}</button></div>
<div class="drawer-lines">${said && note(said)}${full ? cartLines(visit, cart) : empty(visit)}</div>
${full && html`<div class="drawer-foot">${summary(visit, cart)}<div class="drawer-ways"><a class="button button-quiet" href="/cart">${words.cart.view}</a>${toCheckout(visit, cart)}</div></div>`}`,
  }
}

const note = ({ said, bad }: Said): Html =>
  html`<p class="note ${bad ? 'note-bad' : 'note-good'}" data-say role="status">${said}</p>`

/** The address is asked for at the checkout: that it is missing here is no problem yet. */
const toCheckout = ({ words }: Visit, { problems }: Cart): Html => {
  const stuck = problems.some(({ blocking, code }) => blocking && !code.startsWith('shipping_'))
  return html`<form method="post" action="/checkout" data-leave><button class="button button-large"${stuck && html` disabled`}>${words.cart.checkout}</button></form>`
}

const empty = ({ words }: Visit): Html =>
  html`<div class="empty">${drawings.bag}<h2>${words.cart.empty}</h2><p class="muted">${words.cart.emptyHint}</p><p><a class="button button-quiet" href="/">${words.cart.begin}</a></p></div>`
