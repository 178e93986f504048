import { type Html, html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressFields } from '../view/address-fields.ts'
import { field } from '../view/field.ts'
import { isEmail, readAddress, type Wrong } from './read-address.ts'
import { backTo, type Checkout, pathOf, readCheckout } from './read-checkout.ts'
import { stepped } from './stepped.ts'

/** What was typed stays, also when some of it is wrong. */
export function addressStep(visit: Visit, checkout: Checkout, wrong: Wrong = {}): Html {
  const { words, form, actor } = visit
  const known: Readonly<Record<string, string | undefined>> = { ...checkout.shipTo, email: checkout.email }
  const value = (name: string) => form.get(name) ?? known[name]
  return html`<form class="form" method="post" action="${pathOf(checkout)}/address" novalidate>
  <section><div class="form-head"><h1>${words.checkout.contact}</h1>${
    actor.kind !== 'customer' &&
    html`<p class="muted">${words.checkout.haveAccount} <a class="underlined" href="/account/sign-in?return=${pathOf(checkout)}">${words.checkout.signIn}</a></p>`
  }</div>
  ${field({ name: 'email', label: words.checkout.email, value: value('email'), wrong: wrong.email, type: 'email', autocomplete: 'email', hint: words.checkout.emailHint, required: true, most: 254 })}</section>
  <section><h2>${words.checkout.shipTo}</h2>${addressFields(visit, value, wrong)}</section>
  <button class="button button-large">${words.checkout.toDelivery}</button>
</form>`
}

export async function saveAddress(visit: Visit): Promise<Page | Redirect> {
  const { form, words, shop, call, language } = visit
  const checkout = await readCheckout(visit)
  if (!checkout) return { to: '/cart' }
  const email = (form.get('email') ?? '').trim()
  const read = readAddress(form, words.checkout)
  const wrong = {
    ...(!isEmail(email) && { email: email ? words.checkout.wrongEmail : words.checkout.required }),
    ...(!read.ok && read.wrong),
  }
  if (!read.ok || Object.keys(wrong).length > 0) return again(visit, checkout, wrong)
  const input = { id: checkout.id, email, language, shipTo: read.address }
  const saved = await shop.clients.orders.updateCheckout(input, call)
  if (!saved.ok) return backTo(checkout.id, saved.error.code)
  return { to: `${pathOf(checkout)}?step=delivery` }
}

const again = (visit: Visit, checkout: Checkout, wrong: Wrong): Page => ({
  status: 422,
  title: visit.words.checkout.title,
  personal: true,
  frame: 'checkout',
  script: 'checkout.js',
  body: stepped(visit, checkout, 'address', addressStep(visit, checkout, wrong)),
})
