import { Html, html } from '@stoa/platform/html'

type Letter = {
  readonly messageId: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly receivedAt: string
}

const style = new Html(`<style>
body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#f6f0e5;color:#241d1a}
main{max-width:820px;margin:0 auto}table{width:100%;border-collapse:collapse;background:#fff}
th,td{text-align:left;padding:10px 12px;border-bottom:1px solid #d9ccb6;vertical-align:top}
a{color:#96402a}iframe{width:100%;height:70vh;border:1px solid #d9ccb6;background:#fff}
pre{white-space:pre-wrap;background:#fff;padding:16px;border:1px solid #d9ccb6}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px}dd{margin:0}
</style>`)

const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>${style}</head><body><main>${body}</main></body></html>
`.text

export const pathOf = (messageId: string): string => `/dev/mailbox/${encodeURIComponent(messageId)}`

export const listPage = (letters: readonly Letter[], next: string | undefined): string =>
  page(
    'Mailbox',
    html`<h1>Mailbox</h1><p>Mails that this shop would have sent. They go no further than this machine.</p>
${letters.length === 0 ? html`<p>Nothing yet: register, or place an order.</p>` : tableOf(letters)}
${next !== undefined && html`<p><a href="/dev/mailbox?cursor=${encodeURIComponent(next)}">Older mails</a></p>`}`,
  )

const tableOf = (letters: readonly Letter[]): Html =>
  html`<table><thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>
${letters.map(({ messageId, to, subject, receivedAt }) => html`<tr><td>${receivedAt}</td><td>${to}</td><td><a href="${pathOf(messageId)}">${subject}</a></td></tr>`)}
</tbody></table>`

/** The mail itself stands in a frame that may run nothing, and comes from a page of its own that may load nothing. */
export const letterPage = (letter: Letter & { readonly text: string }): string =>
  page(
    letter.subject,
    html`<p><a href="/dev/mailbox">Mailbox</a></p><h1>${letter.subject}</h1>
<dl><dt>From</dt><dd>${letter.from}</dd><dt>To</dt><dd>${letter.to}</dd><dt>When</dt><dd>${letter.receivedAt}</dd></dl>
<iframe title="The mail as HTML" src="${pathOf(letter.messageId)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
<h2>As text</h2><pre>${letter.text}</pre>`,
  )
