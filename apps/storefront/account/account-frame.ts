import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { problemOf } from './signed-in.ts'

const rooms = ['orders', 'returns', 'addresses', 'sessions', 'data'] as const
type Room = (typeof rooms)[number]

/** The rooms of an account beside what is in one of them. */
export function accountFrame(visit: Visit, room: Room, body: Html, title?: string): Page {
  const { words } = visit
  const problem = problemOf(visit)
  return {
    title: words.account[room],
    personal: true,
    body: html`<div class="account">
  <nav class="account-rooms" aria-label="${words.account.title}">${rooms.map(
    name =>
      html`<a href="/account/${name}"${name === room && html` aria-current="page"`}>${words.account[name]}</a>`,
  )}<form method="post" action="/auth/sign-out" data-leave><input type="hidden" name="return" value="/"><button class="plain">${words.account.signOut}</button></form></nav>
  <section><h1>${title ?? words.account[room]}</h1>
  ${problem && html`<p class="note note-bad" role="alert">${problem}</p>`}
  ${visit.url.searchParams.has('saved') && html`<p class="note note-good" role="status">${words.account.saved}</p>`}
  ${body}</section>
</div>`,
  }
}
