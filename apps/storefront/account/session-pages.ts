import { type Html, html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { field } from '../view/field.ts'
import { accountFrame } from './account-frame.ts'
import { deviceName } from './device-name.ts'
import { outcomeOf } from './entrance-forms.ts'
import { dayOf } from './order-pages.ts'

export async function sessionsPage(visit: Visit): Promise<Page> {
  const { shop, call, words } = visit
  const answer = await shop.clients.identity.listMySessions({}, call)
  const items = answer.ok ? answer.value.items : []
  return accountFrame(
    visit,
    'sessions',
    html`<ul class="rows">${items.map(
      ({ id, device, createdAt }) =>
        html`<li class="row-item"><span><b>${deviceName(device)}</b><small>${words.account.thisDevice} ${dayOf(visit, createdAt)}</small></span><form method="post" action="/account/sessions"><button class="plain" name="end" value="${id}" aria-label="${words.account.endSession}: ${deviceName(device)}">${words.account.endSession}</button></form></li>`,
    )}</ul>
<form method="post" action="/account/sessions"><button class="button button-quiet" name="all" value="1">${words.account.endAll}</button></form>
${passwordForm(visit)}`,
  )
}

const passwordForm = ({ words: { account } }: Visit): Html =>
  html`<form class="form apart" method="post" action="/account/password"><section><h2>${account.newPassword}</h2><p class="muted">${account.newPasswordHint}</p>
${field({ name: 'current', label: account.currentPassword, type: 'password', autocomplete: 'current-password', required: true, most: 128 })}
${field({ name: 'password', label: account.newPassword, type: 'password', autocomplete: 'new-password', hint: account.passwordHint, required: true, least: 10, most: 128 })}</section>
<button class="button">${account.resetSave}</button></form>`

/** It ends every session, this one too: who knows the new one signs in with it. */
export async function changePassword({ form, shop, call }: Visit): Promise<Redirect> {
  const input = { current: form.get('current') || ' ', password: form.get('password') ?? '' }
  const changed = await outcomeOf(shop.clients.identity.changePassword(input, call))
  if (changed.ok) return { to: '/account/sign-in?reset=1' }
  const code = changed.error.code === 'unknown' ? 'password_weak' : changed.error.code
  return { to: `/account/sessions?problem=${code}` }
}

export async function endSessions({ form, shop, call }: Visit): Promise<Redirect> {
  const id = form.get('end')
  if (id) await shop.clients.identity.revokeMySession({ id }, call)
  if (form.has('all')) await shop.clients.identity.revokeMySessions({}, call)
  return { to: form.has('all') ? '/' : '/account/sessions?saved=1' }
}
