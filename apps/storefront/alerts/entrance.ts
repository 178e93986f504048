import { type Html, html } from '@stoa/platform/html'
import type { Page } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'

export function entrance(visit: Visit, title: string, body: Html, problem = problemOf(visit)): Page {
  return {
    title,
    personal: true,
    body: html`<section class="entrance"><h1>${title}</h1>${problem && html`<p class="note note-bad" role="alert">${problem}</p>`}${body}</section>`,
  }
}

function problemOf({ url, words }: Visit): string | undefined {
  const code = url.searchParams.get('problem')
  return code === null ? undefined : (words.alerts.problems[code] ?? words.account.problems.unknown)
}
