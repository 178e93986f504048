import { html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { accountFrame } from './account-frame.ts'
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
        html`<li class="row-item"><span><b>${device}</b><small>${words.account.thisDevice} ${dayOf(visit, createdAt)}</small></span><form method="post" action="/account/sessions"><button class="plain" name="end" value="${id}" aria-label="${words.account.endSession}: ${device}">${words.account.endSession}</button></form></li>`,
    )}</ul>
<form method="post" action="/account/sessions"><button class="button button-quiet" name="all" value="1">${words.account.endAll}</button></form>`,
  )
}

export async function endSessions({ form, shop, call }: Visit): Promise<Redirect> {
  const id = form.get('end')
  if (id) await shop.clients.identity.revokeMySession({ id }, call)
  if (form.has('all')) await shop.clients.identity.revokeMySessions({}, call)
  return { to: form.has('all') ? '/' : '/account/sessions?saved=1' }
}
