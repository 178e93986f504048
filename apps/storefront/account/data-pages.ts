import { isPlatformError } from '@stoa/kernel/errors'
import { html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { field } from '../view/field.ts'
import { accountFrame } from './account-frame.ts'

/** What is kept, to take along or to delete. */
export async function dataPage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const { account } = words
  const id = url.searchParams.get('export')
  return accountFrame(
    visit,
    'data',
    html`<p>${account.dataHint}</p>
${id ? await progress(visit, id) : html`<form method="post" action="/account/data"><button class="button" name="export" value="1">${account.dataAsk}</button></form>`}
<form class="form danger-zone" method="post" action="/account/data"><section><h2>${account.erase}</h2><p class="muted">${account.eraseHint}</p>
${field({ name: 'password', label: account.password, type: 'password', autocomplete: 'current-password', required: true, most: 128 })}</section>
<button class="button button-quiet" name="erase" value="1">${account.erase}</button></form>`,
  )
}

async function progress({ shop, call, words }: Visit, id: string) {
  try {
    const answer = await shop.clients.identity.getExport({ id }, call)
    if (answer.ok && answer.value.status === 'done')
      return html`<p><a class="button" href="/api/v1/me/exports/${id}/file" download="data.json">${words.account.dataDownload}</a></p>`
  } catch (error) {
    if (!isPlatformError(error) || error.status >= 500) throw error
  }
  return html`<p class="note" role="status">${words.account.dataRunning} <a class="underlined" href="/account/data?export=${id}">${words.checkout.again}</a></p>`
}

export async function changeData({ form, shop, call }: Visit): Promise<Redirect> {
  const { identity } = shop.clients
  if (form.has('erase')) {
    const erased = await identity.eraseMe({ password: form.get('password') || ' ' }, call)
    return { to: erased.ok ? '/' : `/account/data?problem=${erased.error.code}` }
  }
  const asked = await identity.requestExport({}, call)
  return { to: asked.ok ? `/account/data?export=${asked.value.id}` : '/account/data?problem=unknown' }
}
