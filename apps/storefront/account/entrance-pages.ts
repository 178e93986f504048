import { type Html, html } from '@stoa/platform/html'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { drawings } from '../view/drawings.ts'
import { field } from '../view/field.ts'
import { problemOf, returnPath } from './signed-in.ts'

/** Cookies are the gateway's, so these forms go to it. */
export async function signInPage(visit: Visit): Promise<Page | Redirect> {
  const { words, actor, url } = visit
  const changed = url.searchParams.has('reset')
  // Whose password is new signs in again, also while the session of the old one has not yet ended everywhere.
  if (actor.kind === 'customer' && !changed) return { to: returnPath(visit) }
  const { account } = words
  const done = changed && account.resetDone
  return entrance(
    visit,
    account.signIn,
    html`${done && html`<p class="note note-good" role="status">${done}</p>`}
<form class="form" method="post" action="/auth/sign-in"><input type="hidden" name="return" value="${returnPath(visit)}">
  ${email(account.email)}${password(account.password, 'current-password')}
  <button class="button button-large">${account.signIn}</button>
</form>
<p><a class="underlined" href="/account/reset">${account.forgot}</a></p>
<p class="muted">${account.noAccount} <a class="underlined" href="/account/register?return=${encodeURIComponent(returnPath(visit))}">${account.register}</a></p>`,
  )
}

export async function registerPage(visit: Visit): Promise<Page | Redirect> {
  const { words, actor, language } = visit
  if (actor.kind === 'customer') return { to: returnPath(visit) }
  const { account } = words
  return entrance(
    visit,
    account.register,
    html`<form class="form" method="post" action="/auth/register">
  <input type="hidden" name="return" value="${returnPath(visit)}"><input type="hidden" name="language" value="${language}">
  ${field({ name: 'name', label: account.name, autocomplete: 'name', most: 200 })}
  ${email(account.email)}${password(account.password, 'new-password', account.passwordHint)}
  <button class="button button-large">${account.register}</button>
</form>
<p class="muted"><a class="underlined" href="/account/sign-in?return=${encodeURIComponent(returnPath(visit))}">${account.signIn}</a></p>`,
  )
}

export async function resetPage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const { account } = words
  const token = url.searchParams.get('token')
  if (token)
    return entrance(
      visit,
      account.reset,
      html`<form class="form" method="post" action="/account/reset">
  <input type="hidden" name="token" value="${token}">${password(account.password, 'new-password', account.passwordHint)}
  <button class="button button-large">${account.resetSave}</button></form>`,
    )
  if (url.searchParams.has('sent'))
    return entrance(visit, account.reset, sent(visit, account.resetSent, '/account/reset'))
  return entrance(
    visit,
    account.reset,
    html`<p class="lead">${account.resetHint}</p><form class="form" method="post" action="/account/reset">
  ${email(account.email)}<button class="button button-large">${account.resetSend}</button></form>`,
  )
}

/** A press of a button, because looking at a page never changes anything. */
export async function verifyPage(visit: Visit): Promise<Page> {
  const { words, url } = visit
  const { account } = words
  const token = url.searchParams.get('token') ?? ''
  if (url.searchParams.has('done'))
    return entrance(
      visit,
      account.verified,
      html`${drawings.letter}<p class="notice-ways"><a class="button" href="/account">${account.title}</a> <a class="button button-quiet" href="/">${words.home}</a></p>`,
    )
  return entrance(
    visit,
    account.verifyTitle,
    html`${drawings.letter}<p class="lead">${account.verifyHint}</p><form class="form" method="post" action="/account/verify">
  <input type="hidden" name="token" value="${token}"><input type="hidden" name="purpose" value="${url.searchParams.get('purpose') ?? ''}"><button class="button button-large">${account.verifyDo}</button></form>`,
  )
}

/** Whether a letter is on its way is not said; what to do without one is. */
export const sent = ({ words: { account } }: Visit, said: string, again: string): Html =>
  html`${drawings.letter}<p class="lead" role="status">${said}</p><p class="muted">${account.sentHint} <a class="underlined" href="${again}">${account.sendAgain}</a></p>`

export const entrance = (visit: Visit, title: string, body: Html): Page => {
  const problem = problemOf(visit)
  return {
    title,
    personal: true,
    body: html`<section class="entrance"><h1>${title}</h1>${problem && html`<p class="note note-bad" role="alert">${problem}</p>`}${body}</section>`,
  }
}

const email = (label: string): Html =>
  field({ name: 'email', label, type: 'email', autocomplete: 'email', required: true, most: 254 })
const password = (label: string, autocomplete: string, hint?: string): Html =>
  field({
    name: 'password',
    label,
    type: 'password',
    autocomplete,
    required: true,
    most: 128,
    ...(hint && { hint }),
  })
