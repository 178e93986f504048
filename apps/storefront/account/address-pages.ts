import { isPlatformError } from '@stoa/kernel/errors'
import { type Html, html } from '@stoa/platform/html'
import { addressOf, type Saved, savedAddresses } from '../checkout/address-choice.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressLines } from '../view/address-lines.ts'
import { drawings } from '../view/drawings.ts'
import { accountFrame } from './account-frame.ts'

export const addressBook = '/account/addresses'

/** What is used first at the checkout stands first, and says so. */
export async function addressesPage(visit: Visit): Promise<Page> {
  const { account } = visit.words
  const saved = await savedAddresses(visit)
  const add = html`<p><a class="button" href="${addressBook}/new">${account.addAddress}</a></p>`
  const body =
    saved.length === 0
      ? html`<div class="empty">${drawings.letter}<h2>${account.noAddresses}</h2><p class="muted">${account.noAddressesHint}</p>${add}</div>`
      : html`<ul class="book">${saved.map(one => entry(visit, one))}</ul>${add}`
  return accountFrame(visit, 'addresses', body)
}

function entry(visit: Visit, one: Saved): Html {
  const { account, remove } = visit.words
  const { id, defaultShipping } = one
  const named = (what: string) => `${what}: ${one.name}, ${one.line1}`
  return html`<li>${addressLines(one, visit)}
  ${defaultShipping && html`<p class="badge">${account.defaultAddress}</p>`}
  <form method="post" action="${addressBook}"><a class="underlined" href="${addressBook}/${id}" aria-label="${named(account.editAddress)}">${account.editAddress}</a>
  <button class="plain" name="remove" value="${id}" aria-label="${remove(`${one.name}, ${one.line1}`)}">${account.remove}</button>
  ${!defaultShipping && html`<button class="plain" name="default" value="${id}" aria-label="${named(account.makeDefault)}">${account.makeDefault}</button>`}</form></li>`
}

/** What is gone already is as wished; what is the default is said with the whole address, as the API takes it. */
export async function changeAddresses(visit: Visit): Promise<Redirect> {
  const { form, shop, call } = visit
  const { identity } = shop.clients
  const chosen = (await savedAddresses(visit)).find(({ id }) => id === form.get('default'))
  if (chosen) {
    const { defaultBilling } = chosen
    const address = { ...addressOf(chosen), defaultBilling, defaultShipping: true }
    await identity.updateAddress({ id: chosen.id, ...address }, call).catch(unlessGone)
  }
  const gone = form.get('remove')
  if (gone) await identity.deleteAddress({ id: gone }, call).catch(unlessGone)
  return { to: `${addressBook}?saved=1` }
}

function unlessGone(error: unknown): void {
  if (!isPlatformError(error) || ![400, 404].includes(error.status)) throw error
}
