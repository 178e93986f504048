import { isPlatformError } from '@stoa/kernel/errors'
import { html } from '@stoa/platform/html'
import { type Saved, savedAddresses } from '../checkout/address-choice.ts'
import { readAddress, type Wrong } from '../checkout/read-address.ts'
import { missingPage } from '../errors/pages.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressFields } from '../view/address-fields.ts'
import { accountFrame } from './account-frame.ts'
import { addressBook } from './address-pages.ts'

type Book = { readonly saved: readonly Saved[]; readonly one: Saved | undefined }

/** `/new`, or the identifier of one that is in the book. */
async function open(visit: Visit): Promise<Book | undefined> {
  const saved = await savedAddresses(visit)
  const one = saved.find(({ id }) => id === visit.params.id)
  return one || visit.params.id === 'new' ? { saved, one } : undefined
}

export async function addressPage(visit: Visit): Promise<Page> {
  const book = await open(visit)
  return book ? formPage(visit, book) : missingPage(visit)
}

/** What was typed stays, also when some of it is wrong or somebody was faster. */
function formPage(visit: Visit, { saved, one }: Book, wrong: Wrong = {}, note?: string): Page {
  const { form, params, words } = visit
  const known: Readonly<Record<string, unknown>> = one ?? {}
  const value = (name: string) => form.get(name) ?? (known[name] as string | undefined)
  // The first is the one that is used; which it is moves by choosing another.
  const fixed = one?.defaultShipping ?? saved.length === 0
  const ticked = form.size > 0 ? form.has('default') : false
  const body = html`${note && html`<p class="note note-bad" role="alert">${note}</p>`}
<form class="form address-form" method="post" action="${addressBook}/${params.id}" novalidate><section>
<input type="hidden" name="version" value="${one?.version}">
${addressFields(visit, value, wrong)}
${fixed ? html`<input type="hidden" name="default" value="1">` : html`<label class="tick"><input type="checkbox" name="default" value="1"${ticked && html` checked`}><span>${words.account.useFirst}</span></label>`}</section>
<p class="ways-on"><button class="button button-large">${words.account.saveAddress}</button> <a class="underlined" href="${addressBook}">${words.account.leave}</a></p></form>`
  const title = one ? words.account.changeAddress : words.account.addAddress
  return { ...accountFrame(visit, 'addresses', body, title), title, script: 'checkout.js' }
}

export async function saveAddresses(visit: Visit): Promise<Page | Redirect> {
  const { form, words } = visit
  const book = await open(visit)
  if (!book) return missingPage(visit)
  const read = readAddress(form, words.checkout)
  if (!read.ok) return { ...formPage(visit, book, read.wrong, words.checkout.lookAgain), status: 422 }
  const input = { ...read.address, defaultShipping: form.has('default') }
  try {
    const kept = await keep(visit, book, input)
    return { to: kept.ok ? `${addressBook}?saved=1` : `${addressBook}?problem=${kept.error.code}` }
  } catch (error) {
    if (!isPlatformError(error, 'precondition_failed')) throw error
    return { ...formPage(visit, book, {}, words.account.changedMeanwhile), status: 409 }
  }
}

type Input = Omit<Saved, 'id' | 'version' | 'defaultBilling'>

function keep({ form, shop, call }: Visit, { one }: Book, input: Input) {
  const { identity } = shop.clients
  if (!one) return identity.createAddress(input, call)
  const ifMatch = Number(form.get('version')) || one.version
  return identity.updateAddress(
    { ...input, id: one.id, defaultBilling: one.defaultBilling },
    { ...call, ifMatch },
  )
}
