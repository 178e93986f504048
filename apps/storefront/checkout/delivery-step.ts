import { type Html, html } from '@stoa/platform/html'
import type { Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { money } from '../view/price.ts'
import { backTo, type Checkout, pathOf, readCheckout } from './read-checkout.ts'

export function deliveryStep(visit: Visit, checkout: Checkout): Html {
  const { words } = visit
  const { shippingOptions } = checkout
  return html`${soFar(visit, checkout)}
<form class="form" method="post" action="${pathOf(checkout)}/delivery">
  <section><h1>${words.checkout.shipping}</h1>
  ${shippingOptions.length === 0 ? html`<p class="note note-bad">${words.checkout.noShipping}</p>` : html`<fieldset class="ways"><legend class="unseen">${words.checkout.shipping}</legend>${shippingOptions.map((option, index) => way(visit, option, index))}</fieldset>`}
  </section>
  ${shippingOptions.length > 0 && html`<button class="button button-large">${words.checkout.toPayment}</button>`}
</form>`
}

type Option = Checkout['shippingOptions'][number]

function way(visit: Visit, { id, name, price, chosen }: Option, index: number): Html {
  const cost = price.amount === 0 ? visit.words.checkout.free : money(price, visit)
  return html`<label class="way"><input type="radio" name="option" value="${id}"${(chosen || index === 0) && html` checked`}><span>${name}</span><span class="price">${cost}</span></label>`
}

/** What was said already, with the way back to it. */
export function soFar(visit: Visit, checkout: Checkout): Html {
  const { words } = visit
  const { email, shipTo, shippingOptions } = checkout
  const path = pathOf(checkout)
  const chosen = shippingOptions.find(option => option.chosen)
  const row = (label: string, text: string | undefined, step: string) =>
    text &&
    html`<div><dt>${label}</dt><dd>${text}</dd><dd><a class="underlined" href="${path}?step=${step}" aria-label="${words.checkout.change}: ${label}">${words.checkout.change}</a></dd></div>`
  return html`<dl class="so-far">
  ${row(words.checkout.contact, email, 'address')}
  ${row(words.checkout.shipTo, shipTo && lineOf(shipTo, visit), 'address')}
  ${row(words.checkout.steps.delivery, chosen?.name, 'delivery')}
</dl>`
}

type Written = { readonly [part in 'name' | 'line1' | 'city' | 'country']: string } & {
  readonly postcode?: string | undefined
}

type Reader = Pick<Visit, 'language'>

/** Town and country, as people say it. */
export function cityOf({ postcode, city, country }: Omit<Written, 'name' | 'line1'>, { language }: Reader) {
  const land = new Intl.DisplayNames(language, { type: 'region' }).of(country)
  return `${[postcode, city].filter(Boolean).join(' ')}, ${land}`
}

export const lineOf = (address: Written, visit: Reader): string =>
  `${address.name}, ${address.line1}, ${cityOf(address, visit)}`

export async function saveDelivery(visit: Visit): Promise<Redirect> {
  const { form, shop, call } = visit
  const checkout = await readCheckout(visit)
  if (!checkout) return { to: '/cart' }
  const option = checkout.shippingOptions.find(({ id }) => id === form.get('option'))
  if (!option) return backTo(checkout.id, 'shipping_option_required')
  const input = { id: checkout.id, shippingOption: option.id }
  const saved = await shop.clients.orders.updateCheckout(input, call)
  return backTo(checkout.id, saved.ok ? undefined : saved.error.code)
}
