import { type Html, html } from '@stoa/platform/html'
import { lineOf } from '../checkout/delivery-step.ts'
import { readAddress } from '../checkout/read-address.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressFields } from '../view/address-fields.ts'
import { accountFrame } from './account-frame.ts'

type Wrong = Readonly<Record<string, string>>

export async function addressesPage(visit: Visit): Promise<Page> {
  return { ...accountFrame(visit, 'addresses', await addressBook(visit)), script: 'checkout.js' }
}

async function addressBook(visit: Visit, wrong: Wrong = {}): Promise<Html> {
  const { shop, call, words, form } = visit
  const answer = await shop.clients.identity.listAddresses({}, call)
  const items = answer.ok ? answer.value.items : []
  return html`${
    items.length === 0
      ? html`<p class="muted">${words.account.noAddressesHint}</p>`
      : html`<ul class="rows">${items.map(
          ({ id, ...address }) =>
            html`<li class="row-item"><span>${lineOf(address, visit)}</span><form method="post" action="/account/addresses"><button class="plain" name="remove" value="${id}" aria-label="${words.remove(address.name)}">${words.account.remove}</button></form></li>`,
        )}</ul>`
  }
<form class="form" method="post" action="/account/addresses" novalidate><section><h2>${words.account.addAddress}</h2>
${addressFields(visit, name => form.get(name) ?? undefined, wrong)}</section>
<button class="button button-large">${words.account.saveAddress}</button></form>`
}

export async function saveAddresses(visit: Visit): Promise<Page | Redirect> {
  const { form, shop, call, words } = visit
  const { identity } = shop.clients
  const gone = form.get('remove')
  if (gone) {
    await identity.deleteAddress({ id: gone }, call)
    return { to: '/account/addresses?saved=1' }
  }
  const read = readAddress(form, words.checkout)
  if (!read.ok)
    return {
      ...accountFrame(visit, 'addresses', await addressBook(visit, read.wrong)),
      status: 422,
      script: 'checkout.js',
    }
  const made = await identity.createAddress(read.address, call)
  return { to: made.ok ? '/account/addresses?saved=1' : `/account/addresses?problem=${made.error.code}` }
}
