import { type Html, html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressFields } from '../view/address-fields.ts'
import { field } from '../view/field.ts'
import { addressChoice, addressOf, pickedOf, savedAddresses } from './address-choice.ts'
import { isEmail, readAddress, type Wrong } from './read-address.ts'
import { backTo, type Checkout, pathOf, readCheckout } from './read-checkout.ts'
import { stepped } from './stepped.ts'

/** What was typed stays, also when some of it is wrong. */
export async function addressStep(visit: Visit, checkout: Checkout, wrong: Wrong = {}): Promise<Html> {
  const { words, form, actor } = visit
  const [saved, email] = await Promise.all([savedAddresses(visit), emailOf(visit, checkout)])
  const known: Readonly<Record<string, string | undefined>> = { ...checkout.shipTo, email }
  const value = (name: string) => form.get(name) ?? known[name]
  return html`<form class="form" method="post" action="${pathOf(checkout)}/address" novalidate>
  <section><div class="form-head"><h1>${words.checkout.contact}</h1>${
    actor.kind !== 'customer' &&
    html`<p class="muted">${words.checkout.haveAccount} <a class="underlined" href="/account/sign-in?return=${pathOf(checkout)}">${words.checkout.signIn}</a></p>`
  }</div>
  ${field({ name: 'email', label: words.checkout.email, value: value('email'), wrong: wrong.email, type: 'email', autocomplete: 'email', hint: words.checkout.emailHint, required: true, most: 254 })}</section>
  <section><h2>${words.checkout.shipTo}</h2>${saved.length > 0 && addressChoice(visit, saved, checkout.shipTo)}
  <div class="address-fields">${addressFields(visit, value, wrong)}
  ${actor.kind === 'customer' && html`<label class="tick"><input type="checkbox" name="keep" value="1"${form.has('keep') && html` checked`}><span>${words.checkout.keep}</span></label>`}</div></section>
  <button class="button button-large">${words.checkout.toDelivery}</button>
</form>`
}

/** Who is signed in has said it before. */
async function emailOf({ actor, shop, call }: Visit, { email }: Checkout): Promise<string | undefined> {
  if (email || actor.kind !== 'customer') return email
  const profile = await shop.clients.identity.getProfile({}, call).catch(() => undefined)
  return profile?.ok ? profile.value.email : undefined
}

export async function saveAddress(visit: Visit): Promise<Page | Redirect> {
  const { form, words, shop, call, language } = visit
  const checkout = await readCheckout(visit)
  if (!checkout) return { to: '/cart' }
  const email = (form.get('email') ?? '').trim()
  const picked = pickedOf(visit, form.has('saved') ? await savedAddresses(visit) : [])
  const read = picked ? { ok: true as const, address: addressOf(picked) } : readAddress(form, words.checkout)
  const wrong = {
    ...(!isEmail(email) && { email: email ? words.checkout.wrongEmail : words.checkout.required }),
    ...(!read.ok && read.wrong),
  }
  if (!read.ok || Object.keys(wrong).length > 0) return again(visit, checkout, wrong)
  const input = { id: checkout.id, email, language, shipTo: read.address }
  const saved = await shop.clients.orders.updateCheckout(input, call)
  if (!saved.ok) return backTo(checkout.id, saved.error.code)
  // A full address book does not keep anybody from buying.
  if (!picked && form.has('keep')) {
    const first = { defaultShipping: !form.has('saved') }
    await shop.clients.identity.createAddress({ ...read.address, ...first }, call)
  }
  return { to: `${pathOf(checkout)}?step=delivery` }
}

const again = async (visit: Visit, checkout: Checkout, wrong: Wrong): Promise<Page> => ({
  status: 422,
  title: visit.words.checkout.title,
  personal: true,
  frame: 'checkout',
  script: 'checkout.js',
  body: await stepped(
    visit,
    checkout,
    'address',
    html`<p class="note note-bad" role="alert">${visit.words.checkout.lookAgain}</p>${await addressStep(visit, checkout, wrong)}`,
  ),
})
