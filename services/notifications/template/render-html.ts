import { type Html, html } from '@stoa/platform/html'
import type { NotificationsConfig } from '../config.ts'
import type { Content } from './content.ts'

const font = "font-family:'Avenir Next','Segoe UI',Helvetica,Arial,sans-serif"

/** Tables and styles in the tags, because mail programs know no others; everything that is not written here is escaped. */
export function renderHtml(content: Content, config: NotificationsConfig): string {
  const { brand, shopUrl, imprint, paper, ink } = config
  const { language, subject, text, labels, unsubscribe } = content
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:${paper};color:${ink};${font}">
<div style="display:none;max-height:0;overflow:hidden">${text[0]}</div>
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background:${paper}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px">
<tr><td style="padding:0 0 20px;font-size:20px;font-weight:600;letter-spacing:-0.02em"><a href="${shopUrl}" style="color:${ink};text-decoration:none">${brand}</a></td></tr>
<tr><td style="background:#ffffff;border-radius:10px;padding:32px">${main(content, config)}</td></tr>
<tr><td style="padding:20px 0 0;font-size:12px;line-height:1.5;color:#6a5d52">${labels.why} <a href="${shopUrl}" style="color:#6a5d52">${brand}</a>.${unsubscribe && html`<br><a href="${unsubscribe}" style="color:#6a5d52">${labels.unsubscribe}</a>`}${imprint && html`<br>${imprint}`}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
  return page.text
}

const main = (content: Content, config: NotificationsConfig): Html => html`
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.2;font-weight:600;letter-spacing:-0.015em">${content.title}</h1>
${[content.greeting, ...content.text].map(paragraph)}
${linesOf(content)}${rowsOf(content, config)}${buttonOf(content, config)}
${content.fine && html`<p style="margin:20px 0 0;font-size:13px;line-height:1.5;color:#6a5d52">${content.fine}</p>`}`

const paragraph = (text: string): Html =>
  html`<p style="margin:0 0 14px;font-size:16px;line-height:1.55">${text}</p>`

const cell = 'padding:8px 0;font-size:15px;line-height:1.4;border-top:1px solid #e7ddcb;vertical-align:top'

function linesOf({ lines, totals }: Content): Html | false {
  if (lines.length + totals.length === 0) return false
  return html`<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:8px 0 14px">
${lines.map(({ quantity, title, total }) => html`<tr><td style="${cell}">${quantity} × ${title}</td><td align="right" style="${cell};white-space:nowrap">${total}</td></tr>`)}
${totals.map(({ label, amount, strong }) => html`<tr><td style="${cell};${strong && 'font-weight:600'}">${label}</td><td align="right" style="${cell};white-space:nowrap;${strong && 'font-weight:600'}">${amount}</td></tr>`)}
</table>`
}

function rowsOf({ rows }: Content, { accent }: NotificationsConfig): Html | false {
  if (rows.length === 0) return false
  return html`<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:8px 0 14px">
${rows.map(({ label, value, url }) => html`<tr><td style="${cell};color:#6a5d52;width:38%">${label}</td><td style="${cell}">${url === undefined ? value : html`<a href="${url}" style="color:${accent}">${value}</a>`}</td></tr>`)}
</table>`
}

function buttonOf({ button, labels }: Content, { accent }: NotificationsConfig): Html | undefined {
  if (!button) return undefined
  return html`<p style="margin:22px 0 0"><a href="${button.url}" style="display:inline-block;background:${accent};color:#ffffff;text-decoration:none;font-size:16px;font-weight:600;padding:12px 22px;border-radius:999px">${button.label}</a></p>
<p style="margin:16px 0 0;font-size:12px;line-height:1.5;color:#6a5d52;word-break:break-all">${labels.link}<br><a href="${button.url}" style="color:#6a5d52">${button.url}</a></p>`
}
